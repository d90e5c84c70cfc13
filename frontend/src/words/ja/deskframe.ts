export const deskframe = {
  nav: {
    today: '今日',
    inbox: '受付',
    cases: '相談',
    hospitals: '登録・名簿',
    reports: '集計',
  },
  notADeskMember: '窓口の担当者だけが開けます',
  notADeskMemberBody: '権限は窓口責任者が付けられます。',
  signInFirst: 'ログインすると、このページを開けます',
  inTokyo: (at: string) => `${at}（日本時間）`,
};
