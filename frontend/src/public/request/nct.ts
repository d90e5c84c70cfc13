/** The NCT numbers among what was typed, upper case and half width, eight digits: `NCT01234567`. */
export function nctNumbers(typed: readonly string[]): string[] {
  const found = typed.flatMap((text) => {
    const digits = /^NCT[-:]?(\d{1,8})$/.exec(text.normalize('NFKC').replace(/\s/g, '').toUpperCase())?.[1];
    return digits ? [`NCT${digits.padStart(8, '0')}`] : [];
  });
  return [...new Set(found)];
}
