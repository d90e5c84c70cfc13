/** The hospitals’ door on the home page: in Japanese on both, for those who take it read Japanese. */
export const hospitalDoor = {
  title: '医療機関の方',
  text: '治験能力の登録、実施可能性調査への回答、英語での契約の相談ができます。',
  enter: '医療機関の入口',
};
