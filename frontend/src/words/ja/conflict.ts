export const conflict = {
  title: 'ほかの画面で先に変更されています',
  lead: '残す値を選んでください。',
  mine: 'この画面の値',
  theirs: '保存済みの値',
  keep: 'この選択で保存する',
  none: '未回答',
};
