//! Texts that are the same in every run: English, and 40 % Japanese.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

const ENGLISH: &[&str] = &[
    "trial",
    "patients",
    "Japan",
    "hospital",
    "protocol",
    "study",
    "sites",
    "data",
    "review",
    "contract",
    "dose",
    "safety",
    "sponsor",
    "enrolment",
    "question",
    "schedule",
    "laboratory",
    "placebo",
    "randomised",
    "visits",
    "consent",
    "budget",
    "investigator",
    "screening",
    "cohort",
    "endpoint",
    "biomarker",
    "imaging",
    "pharmacy",
    "monitoring",
    "import",
    "sample",
    "storage",
    "interim",
    "analysis",
    "response",
    "survival",
    "tumour",
    "lymphoma",
    "asthma",
    "lupus",
    "infusion",
    "antibody",
    "vaccine",
    "paediatric",
    "orphan",
    "feasibility",
    "translation",
    "ethics",
    "committee",
    "insurance",
    "export",
    "cryostorage",
    "washout",
    "crossover",
    "adjuvant",
    "metastatic",
    "relapse",
    "remission",
    "titration",
    "companion",
    "genotype",
    "dialysis",
    "transplant",
    "retina",
    "melanoma",
    "glioma",
    "cirrhosis",
    "fibrosis",
    "migraine",
    "neuropathy",
    "psoriasis",
    "sickle",
    "thalassaemia",
    "sarcoma",
    "mesothelioma",
    "amyloidosis",
    "leprosy",
    "narcolepsy",
    "porphyria",
];

const JAPANESE: &[&str] = &[
    "治験", "施設", "患者", "契約", "審査", "相談", "確認", "実施", "試験", "計画", "資料", "回答",
    "担当", "期間", "費用", "登録", "検査", "投与", "安全", "同意", "企業", "病院", "日程", "薬剤",
    "画像", "検体", "輸入", "保管", "説明", "手順", "免疫", "腫瘍", "血液", "神経", "循環", "呼吸",
    "皮膚", "小児", "希少", "遺伝", "抗体", "移植", "感染", "喘息", "糖尿", "腎臓", "肝臓", "眼科",
    "精神", "疼痛", "救急", "歯科", "老年", "網膜", "白血", "肉腫", "膵臓", "胆道", "膠原", "結核",
];

const FIRM_FIRST: &[&str] = &[
    "North", "Silver", "Lark", "Alder", "Harbor", "Copper", "Maple", "Stone", "Clear", "Winter",
    "River", "Amber", "Cedar", "Falcon", "Granite", "Hazel", "Iron", "Juniper", "Kestrel",
    "Linden", "Meadow", "Nimbus", "Orchard", "Prairie", "Quartz", "Raven", "Summit", "Tidal",
    "Umber", "Vale",
];
const FIRM_SECOND: &[&str] = &[
    "field", "haven", "gate", "brook", "ridge", "point", "crest", "wood", "light", "bridge",
    "ford", "mark", "view", "shore", "well",
];
const FIRM_KIND: &[&str] = &[
    "Therapeutics",
    "Pharma",
    "Biologics",
    "Medical",
    "Oncology",
    "Genomics",
    "Biosciences",
    "Rx",
    "Devices",
];

/// English words that are searched for, from the frequent to the rare.
pub const SEARCHED_ENGLISH: &[&str] = &[
    "enrolment",
    "placebo",
    "biomarker",
    "lymphoma",
    "asthma",
    "lupus",
    "antibody",
    "vaccine",
    "cryostorage",
    "metastatic",
    "genotype",
    "retina",
    "glioma",
    "fibrosis",
    "migraine",
    "psoriasis",
    "sarcoma",
    "amyloidosis",
    "narcolepsy",
    "porphyria",
];

/// Japanese words of two characters that are searched for.
pub const SEARCHED_JAPANESE: &[&str] = &[
    "契約", "審査", "検体", "輸入", "免疫", "腫瘍", "神経", "皮膚", "小児", "希少", "抗体", "移植",
    "喘息", "腎臓", "眼科", "疼痛", "網膜", "肉腫", "膵臓", "結核",
];

/// Writes texts, always the same ones for one seed.
pub struct Writer {
    rng: StdRng,
}

impl Writer {
    /// A writer of its own for everything that has a number.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            rng: StdRng::seed_from_u64(seed),
        }
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.rng.random_range(0..n.max(1))
    }

    /// Any of them.
    pub fn any<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.below(of.len());
        &of[place]
    }

    /// A text and its language; two of five are Japanese.
    pub fn text(&mut self, sentences: usize) -> (String, &'static str) {
        if self.below(5) < 2 {
            (self.japanese(sentences), "ja")
        } else {
            (self.english(sentences), "en")
        }
    }

    /// Sentences of ten words.
    pub fn english(&mut self, sentences: usize) -> String {
        let mut text = String::new();
        for _ in 0..sentences {
            let words: Vec<&str> = (0..10).map(|_| self.word(ENGLISH)).collect();
            text.push_str(&words.join(" "));
            text.push_str(". ");
        }
        text.trim_end().to_owned()
    }

    /// Sentences of three words with what holds them together.
    pub fn japanese(&mut self, sentences: usize) -> String {
        (0..sentences)
            .map(|_| {
                let [one, two, three] = [(); 3].map(|()| self.word(JAPANESE));
                format!("{one}の{two}について、{three}をお願いします。")
            })
            .collect()
    }

    /// The `n`-th company.
    #[must_use]
    pub fn firm(n: usize) -> String {
        let first = FIRM_FIRST[n % FIRM_FIRST.len()];
        let second = FIRM_SECOND[(n / FIRM_FIRST.len()) % FIRM_SECOND.len()];
        let kind = FIRM_KIND[(n / (FIRM_FIRST.len() * FIRM_SECOND.len())) % FIRM_KIND.len()];
        format!("{first}{second} {kind}")
    }

    /// The first words of a list often, the last ones rarely, as in real texts.
    fn word(&mut self, of: &[&'static str]) -> &'static str {
        let part: f64 = self.rng.random();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a short list"
        )]
        let place = (part.powi(3) * of.len() as f64) as usize;
        of[place.min(of.len() - 1)]
    }
}
