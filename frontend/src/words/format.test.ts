import { describe, expect, it } from 'vitest';
import * as say from './format';

const NEW_YORK = 'America/New_York';
const fivePmInTokyo = '2026-11-27T08:00:00Z';

describe('dates', () => {
  it('are written with the weekday in both languages', () => {
    expect(say.longDay('2026-11-20', 'en')).toBe('Fri 20 Nov 2026');
    expect(say.longDay('2026-11-20', 'ja')).toBe('2026年11月20日（金）');
    expect(say.shortDay('2026-11-20', 'ja')).toBe('11月20日（金）');
    expect(say.monthDay('2026-09-05', 'en')).toBe('5 Sep');
    expect(say.monthDay('2026-09-05', 'ja')).toBe('9月5日');
    expect(say.tableDay('2026-09-05', 'en')).toBe('5 Sep 2026');
    expect(say.tableDay('2026-09-05', 'ja')).toBe('2026-09-05');
    expect(say.month('2026-12', 'en')).toBe('Dec 2026');
    expect(say.month('2026-12', 'ja')).toBe('2026年12月');
  });

  it('change the day where the zone is on another day', () => {
    const lateInNewYork = '2026-11-25T02:20:00Z';
    expect(say.longDay(lateInNewYork, 'en', NEW_YORK)).toBe('Tue 24 Nov 2026');
    expect(say.longDay(lateInNewYork, 'en')).toBe('Wed 25 Nov 2026');
  });

  it('carry the era on official papers, the first year by its name', () => {
    expect(say.eraDay('2026-11-20')).toBe('令和8年（2026年）11月20日（金）');
    expect(say.eraDay('2019-05-01')).toBe('令和元年（2019年）5月1日（水）');
  });
});

describe('times', () => {
  it('name the reader’s city first and Tokyo second', () => {
    expect(say.times(fivePmInTokyo, 'en', NEW_YORK)).toBe('03:00 your time (New York), 17:00 in Tokyo');
    expect(say.times(fivePmInTokyo, 'en', 'Europe/Berlin')).toBe('09:00 your time (Berlin), 17:00 in Tokyo');
    expect(say.times(fivePmInTokyo, 'en', 'Australia/Sydney')).toBe(
      '19:00 your time (Sydney), 17:00 in Tokyo',
    );
    expect(say.times(fivePmInTokyo, 'en', 'Asia/Tokyo')).toBe('17:00 JST');
    expect(say.times(fivePmInTokyo, 'ja', NEW_YORK)).toBe('17:00（日本時間）');
  });

  it('say the day in Tokyo where it is another one', () => {
    const moment = say.moment('2026-11-25T02:20:00Z', 'en', NEW_YORK);
    expect(moment.main).toBe('Tue 24 Nov 2026, 21:20 your time (New York)');
    expect(moment.other).toBe('Wed 25 Nov, 11:20 in Tokyo');
    expect(say.moment(fivePmInTokyo, 'en', NEW_YORK).other).toBe('17:00 in Tokyo');
  });

  it('show the other side’s clock to a Japanese reader', () => {
    const moment = say.moment('2026-11-25T02:20:00Z', 'ja', NEW_YORK);
    expect(moment.main).toBe('11月25日（水）11:20（日本時間）');
    expect(moment.other).toBe('ニューヨーク 11月24日（火）21:20');
    expect(say.moment(fivePmInTokyo, 'ja', 'Asia/Tokyo')).toEqual({ main: '11月27日（金）17:00', other: '' });
  });

  it('are stamped short in the desk’s lists and in full on prints', () => {
    expect(say.stamp('2026-11-20T00:14:00Z', 'ja')).toBe('11/20（金）9:14');
    expect(say.stamp('2026-11-20T00:14:00Z', 'en')).toBe('Fri 20 Nov, 09:14');
    expect(say.printStamp('2026-11-20T15:00:00Z')).toBe('2026-11-21 00:00 JST');
  });
});

describe('daylight saving in New York', () => {
  it('has no 02:30 on 14 March 2027', () => {
    expect(say.instantsOf('2027-03-14', '02:30', NEW_YORK)).toEqual([]);
    expect(say.instantsOf('2027-03-14', '03:30', NEW_YORK)).toEqual([new Date('2027-03-14T07:30:00Z')]);
  });

  it('has 01:30 twice on 1 November 2026, told apart by name', () => {
    const both = say.instantsOf('2026-11-01', '01:30', NEW_YORK);
    expect(both).toEqual([new Date('2026-11-01T05:30:00Z'), new Date('2026-11-01T06:30:00Z')]);
    expect(both.map((at) => say.time(at, NEW_YORK))).toEqual(['01:30 EDT', '01:30 EST']);
    expect(say.time('2026-11-01T07:30:00Z', NEW_YORK)).toBe('02:30');
  });

  it('never touches Tokyo', () => {
    expect(say.instantsOf('2026-11-01', '01:30', 'Asia/Tokyo')).toHaveLength(1);
  });
});

describe('amounts', () => {
  it('count working days with their unit', () => {
    expect(say.workingDaysLeft(3, 'en')).toBe('3 working days left');
    expect(say.workingDaysLeftInJapan(3, 'en')).toBe('3 working days in Japan left');
    expect(say.workingDaysLeftInJapan(3, 'ja')).toBe('あと3営業日');
    expect(say.workingDaysLeft(-1, 'en')).toBe('1 working day overdue');
    expect(say.workingDaysLeft(3, 'ja')).toBe('あと3営業日');
    expect(say.workingDaysLeft(-2, 'ja')).toBe('2営業日超過');
    expect(say.workingDaysLeft(0, 'ja')).toBe('あと1営業日未満');
  });

  it('use a comma for thousands and a dash or a wave for ranges', () => {
    expect(say.number(1240)).toBe('1,240');
    expect(say.range(13, 17, 'en')).toBe('13–17');
    expect(say.range(13, 17, 'ja')).toBe('13〜17');
    expect(say.range(5, 5, 'ja')).toBe('5');
    expect(say.list(['PET', 'ICU', '3T MRI'], 'en')).toBe('PET, ICU and 3T MRI');
    expect(say.list(['PET', 'ICU'], 'ja')).toBe('PET、ICU');
  });

  it('know the fiscal year and its quarters', () => {
    expect(say.fiscalYearOf('2027-03-31')).toBe(2026);
    expect(say.fiscalYearOf('2027-03-31T15:00:00Z')).toBe(2027);
    expect(say.fiscalYear(2026, 'ja')).toBe('令和8年度（2026年度）');
    expect(say.fiscalYear(2026, 'en')).toBe('FY2026 (Apr 2026 – Mar 2027)');
    expect(say.quarter(2026, 3, 'en')).toBe('Q3 FY2026 (Oct–Dec 2026)');
    expect(say.quarter(2026, 4, 'ja')).toBe('令和8年度 第4四半期（2027年1〜3月）');
  });
});

describe('names', () => {
  const yamada = { family: '山田', given: '春生', family_roman: 'Yamada', given_roman: 'Haruo' };

  it('put the Japanese family name first, in capitals in English', () => {
    expect(say.personName(yamada, 'ja')).toBe('山田 春生');
    expect(say.personName(yamada, 'en')).toBe('YAMADA Haruo');
  });

  it('leave other names as typed, with one word if there is one', () => {
    expect(say.personName({ family: 'Hartley', given: 'Emma' }, 'ja')).toBe('Emma Hartley');
    expect(say.personName({ family: 'Sukarno', given: null }, 'en')).toBe('Sukarno');
  });

  it('name countries in the reader’s language', () => {
    expect(say.country('GB', 'en')).toBe('United Kingdom');
    expect(say.country('GB', 'ja')).toBe('イギリス');
  });
});
