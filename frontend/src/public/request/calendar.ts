/** A calendar entry of one instant (RFC 5545) as an address a link can offer for keeping. */
export function calendarFile(number: string, at: string, title: string): string {
  const stamp = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Madoguchi//EN',
    'BEGIN:VEVENT',
    `UID:${number}-reply@madoguchi`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${stamp}`,
    `SUMMARY:${title.replace(/[\\,;]/g, '\\$&')}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(lines.join('\r\n'))}`;
}
