//! Rule set R1 in words.

use jiff::civil::date;

use super::RuleSet;
use crate::count::RuleId;

/// Rule set R1, a proposal until the ministry confirms it.
pub static RULE_R1: RuleSet = RuleSet {
    id: RuleId::R1,
    version: 1,
    valid_from: date(2026, 4, 1),
    text_ja: &[
        "一つの企業グループ、一つの製品、一つの治験または開発の相談を1件とします。面談は相談回数として別に示します。",
        "受理日（日本時間）の年度に数えます。受理日から90日以内に、実質的な回答か面談があることが条件です。90日を過ぎたときは、それがあった日の年度に数えます。",
        "E1からE5をすべて満たし、日本を含む国際共同治験になりうる案件を算入します（区分K）。誘致から始まった案件は、案件として1回だけ数えます。",
        "受理した案件でも、E1かE2を満たさないもの、国際共同治験でないものは、受理・目標外です（区分Z）。医療機関相談（区分B）と誘致活動（区分L）は別に示します。",
        "別の適応症と、施設を別に選ぶ別の治験実施計画書は、別の案件とします。同じ相談から続く後の相と、複数の群を持つ一つの治験は、1件とします。",
        "企業グループ、製品、相談が同じで、受付が24か月以内の案件は、最も早い受理日で1回だけ数えます。",
        "受理しないものと、E3からE5のいずれかを満たさないものは、算入しません。範囲外、情報の不足、患者からの問い合わせがこれに当たり、問合せ件数にだけ含めます。",
        "終了から12か月以内の再開は、新しい件数にしません。12か月を過ぎたときと、実質的に新しい治験は、元の案件につないだ新しい案件とします。",
        "代理人や開発業務受託機関（CRO）を通した案件は、企業名が当窓口に示されてから数えます。それまでは匿名相談として示します。",
        "算入した後の取下げは、件数から引きません。訂正は、だれが、なぜ、いつ行ったかを示す記録を加えて行います。",
        "年度が終わると、窓口責任者ともう1人が件数を確定します。その後の変更は、確定後の訂正として次の報告に示します。",
        "受付日・受理日・完了日で数えた件数を、常に並べて示します。",
    ],
    text_en: &[
        "One case is one company group, one product and one trial or development question for Japan. Meetings are shown apart, as meetings held.",
        "A case counts in the fiscal year of its acceptance date in Tokyo. A substantive answer or a meeting is needed within 90 days. If it comes later, the case counts in the year in which it comes.",
        "A case counts towards the target (K) if it meets E1 to E5. It must allow an international trial with Japan. Outreach that became a case counts once, as that case.",
        "An accepted case is outside the target (Z) if it does not meet E1 or E2. So is one without an international trial. Hospital consultations (B) and outreach leads (L) are shown apart.",
        "A second indication, or another protocol with its own hospitals, is another case. Later phases of the same talk, and one trial with several arms, are one case.",
        "Cases with the same company group, product and question count once if received within 24 months. The earliest acceptance date counts.",
        "What is not accepted, or does not meet E3, E4 or E5, is not counted. Requests that are out of scope, incomplete or from a patient appear only among requests received.",
        "A case reopened within 12 months of its end is not counted again. After that, or for a materially new trial, a new case is linked to it.",
        "A case through an agent or a contract research organisation (CRO) counts once the company is named to the desk. Until then it is listed as an anonymous talk.",
        "A withdrawal after counting takes nothing off. A correction is a visible entry that says who made it, why and when.",
        "After the fiscal year ends, the desk lead and a second person freeze the count. Later changes are shown in the next report as restated.",
        "The counts by receipt, acceptance and completion date are always shown side by side.",
    ],
};
