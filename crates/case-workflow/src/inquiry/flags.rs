//! What the desk should look at: warnings are data, never a refusal.

use super::{Inquiry, contact};
use crate::code_lists::{Country, JapanBase, Modality, code_list};

code_list! {
    /// Something about a request that the desk looks at (domain 2.2 #2, #5,
    /// #10, #15). A flag never keeps anybody from sending.
    pub enum Flag ("flag") {
        DevelopmentBaseInJapan = "development_base_in_japan", "Development base in Japan", "国内に開発拠点あり";
        HeadquartersInJapan = "headquarters_in_japan", "Headquarters in Japan", "本社が日本";
        FreeMail = "free_mail", "Free mail address", "フリーメール";
        MailDomainDiffers = "mail_domain_differs", "Email and website differ", "メールとサイトが不一致";
        Cartagena = "cartagena", "Cartagena Act to check", "カルタヘナ法の確認";
        RadioIsotope = "ri", "Radioisotope", "放射性同位元素";
        CellProcessing = "cpc", "Cell processing", "細胞調製";
    }
}

/// Mail services open to anyone. A name that ends with a dot covers every
/// country's domain of that service.
const FREE_MAIL: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "daum.net",
    "gmail.com",
    "gmx.",
    "googlemail.com",
    "hanmail.net",
    "hotmail.",
    "icloud.com",
    "live.",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "orange.fr",
    "outlook.",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "sina.com",
    "t-online.de",
    "tutanota.com",
    "web.de",
    "yahoo.",
    "yandex.",
    "ymail.com",
    "zoho.com",
];

impl Inquiry {
    /// What the desk should look at, in the order of [`Flag::ALL`].
    #[must_use]
    pub fn flags(&self) -> Vec<Flag> {
        Flag::ALL
            .iter()
            .copied()
            .filter(|flag| self.raises(*flag))
            .collect()
    }

    fn raises(&self, flag: Flag) -> bool {
        let any = |modalities: &[Modality]| self.modality.iter().any(|m| modalities.contains(m));
        match flag {
            Flag::DevelopmentBaseInJapan => self.org_jp_base == JapanBase::Development,
            Flag::HeadquartersInJapan => self.org_country == Country::JAPAN,
            Flag::FreeMail => free_mail(self.mail_domain()),
            Flag::MailDomainDiffers => self
                .org_website
                .as_deref()
                .is_some_and(|site| !related(self.mail_domain(), contact::website_host(site))),
            Flag::Cartagena => any(&[
                Modality::CarT,
                Modality::InVivoGeneTherapyViral,
                Modality::InVivoGeneTherapyNonViral,
                Modality::GeneEditing,
                Modality::OncolyticVirus,
            ]),
            Flag::RadioIsotope => any(&[Modality::Radioligand]),
            Flag::CellProcessing => any(&[
                Modality::CellTherapyAutologous,
                Modality::CellTherapyAllogeneic,
                Modality::CarT,
            ]),
        }
    }

    fn mail_domain(&self) -> &str {
        self.contact_email
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }
}

fn free_mail(domain: &str) -> bool {
    FREE_MAIL.iter().any(|service| {
        if service.ends_with('.') {
            domain.starts_with(service)
        } else {
            domain == *service
        }
    })
}

/// One is the other or lies under it, `www.` aside.
fn related(mail: &str, site: &str) -> bool {
    let site = site.strip_prefix("www.").unwrap_or(site);
    let under = |a: &str, b: &str| {
        a.strip_suffix(b)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    under(mail, site) || under(site, mail)
}
