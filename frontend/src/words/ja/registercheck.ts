export const registercheck = {
  title: '登録内容の|確認',
  lead: (hospital: string) =>
    `${hospital}の治験能力の登録です。前回の確認から変更がない区分を選んでください。`,
  sections: '変更がない区分',
  until: (date: string) => `${date}まで有効`,
  since: (date: string) => `${date}で期限切れ`,
  becomes: (date: string) => `確認すると${date}まで有効`,
  places: '登録されている受入れ枠',
  recount: (section: string) =>
    `${section}は、数えた年度が古くなりました。ログインして、数え直した値を入力してください。`,
  change: 'ログインして内容を見る・直す',
  changeNote: '変更がある場合や、ほかの内容を見る場合は、ログインしてください。',
  done: '確認しました',
  doneLine: (section: string, date: string) => `${section}：${date}まで有効`,
  nothing: '確認が必要な区分はありません',
  nothingText: 'ほかの担当者が確認を済ませたか、内容を直しています。',
};
