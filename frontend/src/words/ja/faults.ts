import type { FaultParams } from '../faults';

export const faults = {
  required: (p: FaultParams) => `${p.thing}を入力してください`,
  required_choice: (p: FaultParams) => `${p.thing}を選んでください`,
  too_short: (p: FaultParams) => `${p.thing}は${p.n}文字以上で入力してください`,
  too_long: (p: FaultParams) => `${p.thing}は${p.n}文字以内にしてください（${p.m}文字超過）`,
  too_many: (p: FaultParams) => `${p.thing}は${p.n}個以下にしてください`,
  not_a_date: (p: FaultParams) => `${p.thing}は実在する日付で入力してください（例：2027年3月27日）`,
  in_past: (p: FaultParams) => `${p.thing}は今日以降の日付にしてください`,
  in_future: (p: FaultParams) => `${p.thing}は今日以前の日付にしてください`,
  no_basis: (p: FaultParams) => `${p.thing}に企業名を示す根拠を先に記録してください`,
  not_interested: (p: FaultParams) => `${p.thing}は関心があると答えた施設から選んでください`,
  not_a_business_day: (p: FaultParams) => `${p.thing}は日本の営業日にしてください（例：11月27日（金））`,
  not_a_number: (p: FaultParams) => `${p.thing}は数字で入力してください（例：40）`,
  too_small: (p: FaultParams) => `${p.thing}は${p.n}以上にしてください`,
  too_big: (p: FaultParams) => `${p.thing}は${p.n}以下にしてください`,
  order: (p: FaultParams) => `${p.a}は${p.b}以下にしてください`,
  unknown_code: (p: FaultParams) => `${p.thing}は一覧から選んでください`,
  unknown_field: (p: FaultParams) =>
    p.word === undefined
      ? `${p.thing}はこの画面にない項目です。画面を読み込み直してください`
      : `「${p.word}」は登録の項目にありません。見出しを直すか、その列や行を消してください`,
  wrong_type: (p: FaultParams) => `${p.thing}を入力し直してください`,
  bad_characters: (p: FaultParams) => `${p.thing}から表示できない文字を外してください`,
  email_format: () => 'メールアドレスはname@example.comの形で入力してください',
  registry_format: () => '登録番号はNCT01234567などの形で入力してください',
  code_format: (p: FaultParams) => `${p.thing}は分類の形で入力してください（例：C34.9）`,
  clock_format: (p: FaultParams) => `${p.thing}は時:分の形で入力してください（例：14:30）`,
  phone_format: () => '電話番号は国番号から入力してください（例：+81 3 5550 0142）',
  url_format: (p: FaultParams) => `${p.thing}はhttps://example.comの形で入力してください`,
  email_unconfirmed: (p: FaultParams) =>
    `先に${p.email ?? 'メールアドレス'}を確認してください。届いたリンクを開くか、コードを入力します`,
  duplicate: (p: FaultParams) => `${p.thing}はすでに一覧にあります。変更するか、一方を外してください`,
  must_agree: (p: FaultParams) => `「${p.thing}」を確認してください`,
  name_in_synopsis: (p: FaultParams) => `「${p.word}」から企業や製品がわかります。別の言葉にしてください`,
  tells_whose: (p: FaultParams) => `「${p.word}」から医療機関や案件がわかります。外してください`,
  patient_data: (p: FaultParams) =>
    `患者を特定できる可能性があります：「${p.part}」。削除して保存してください`,
  code_mismatch: () => 'コードが一致しません。最新のメールの6桁を入力してください',
  code_expired: () => 'コードの期限が切れました。新しいコードを送り、最新のメールの6桁を入力してください',
  weak_password: (p: FaultParams) =>
    `パスワードは${p.n ?? '15'}文字以上の、よく使われていない言葉にしてください`,
  not_found: (p: FaultParams) => `${p.thing}は一覧から選んでください`,
  must_differ: (p: FaultParams) => `${p.thing}は${p.b ?? 'ほかの値'}と別のものにしてください`,
  reason_needed: (p: FaultParams) => `${p.thing}の理由を入力してください`,
  formula: (p: FaultParams) => `${p.thing}が数式か、#N/Aなどの値です。値にして貼り付けてください`,
  yes_or_no: (p: FaultParams) =>
    `${p.thing}は「はい」か「いいえ」で入力してください。わからなければ空欄にします`,
  not_a_sheet: () =>
    '表計算のファイルとして読み取れません。Excelブック（.xlsx）か、CSVで保存し直してください',
  old_sheet: () =>
    '古い形式（.xls）か、パスワード付きのファイルです。パスワードを外し、Excelブック（.xlsx）で保存し直してください',
  macros: () => 'マクロを含むファイルは読み込みません。Excelブック（.xlsx）で保存し直してください',
  deputy_away: () => 'その人も、この期間に不在です。別の人を選んでください',
  nothing_found: () =>
    '登録の項目が見つかりません。「空の様式」を使うか、1行目の見出しに「疾患コード」などの項目名を入れてください',
  at_cell: (p: FaultParams) => `${p.sheet ? `シート「${p.sheet}」の` : ''}${p.cell}：${p.sentence}`,
};

export const problems = {
  stale_version: (p: FaultParams) =>
    `${p.who ?? 'ほかの人'}が${p.time ? `${p.time}に` : '先に'}変更しました。残す値を選んでください`,
  case_updated: () => 'この間に案件が更新されました。内容を確かめて、もう一度試してください',
  stage_conflict: (p: FaultParams) =>
    p.stage
      ? `案件は現在「${p.stage}」です。画面を読み込み直してください`
      : '案件の状態が変わりました。画面を読み込み直してください',
  link_expired: (p: FaultParams) =>
    p.date
      ? `このリンクは${p.date}に期限が切れました。新しいリンクを送れます`
      : 'このリンクは期限が切れました。新しいリンクを送れます',
  link_used: () => 'このリンクはすでに使われています。新しいリンクを送れます',
  link_replaced: (p: FaultParams) =>
    `${p.time ? `${p.time}に` : ''}新しいリンクを送りました。そちらを使ってください`,
  code_mismatch: () => 'コードが一致しません。最新のメールの6桁を入力してください',
  too_many_tries: (p: FaultParams) =>
    `試せる回数を超えました。${p.minutes ? `${p.minutes}分後に` : '時間を置いて'}試すか、${p.email ?? '窓口'}に連絡してください`,
  session_ended: () => 'ログアウトしました。入力は残っています。ログインして続けられます',
  offline: () => '接続がありません。入力はこの端末に残り、接続後に送られます',
  offline_send: () => '接続がありません。回答はこの端末に残っています。接続後に、もう一度送ってください',
  server: (p: FaultParams) =>
    `保存できませんでした。入力内容はこの画面に残っています。もう一度試すか、${p.id ? `番号${p.id}を添えて` : ''}${p.email ?? '窓口'}に連絡してください`,
  sign_in: () =>
    'メールアドレスかパスワードが一致しません。両方を確認するか、新しいパスワードを設定してください',
  gate: (p: FaultParams) =>
    p.gate === 'last_manager'
      ? '管理者がいなくなるため、変更できません。先に、ほかの人を管理者にしてください'
      : p.gate === 'approver_attests'
        ? '院内承認者がいるため、院内承認者が確認します'
        : p.gate === 'still_involved'
          ? '進行中の案件か相談があるため、完了できません。終わってから、もう一度操作してください'
          : '先に必要な手続きがあります。画面を読み込み直して確認してください',
  not_found: () => 'ページが見つからないか、このアカウントでは開けません',
  no_right: (p: FaultParams) => `閲覧はできますが、この操作は${p.role ?? 'ほかの役割の人'}が行います`,
  undeliverable: (p: FaultParams) => `${p.email}に届きませんでした。アドレスを確認してください`,
};
