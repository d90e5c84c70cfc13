export const diseases = {
  hint: '病名・略語・ローマ字・コードのどれでもさがせます。例：肺がん、haigan、NSCLC、C34.9。コードは3桁まででもかまいません。',
  found: (n: number) => `候補が${n}件あります。上下キーで選べます。`,
  none: '候補はありません。',
  called: (code: string, name: string) => `${code}：${name}`,
  unlisted: 'この一覧にはないコードです。入力したとおりに保存します。',
  failed: '候補を出せませんでした。コードはそのまま入力できます。',
  list: '疾患の候補',
};
