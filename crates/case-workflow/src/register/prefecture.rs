//! Prefectures (JIS X 0401) and the regions of the register.

use crate::code_lists::code_list;

code_list! {
    /// A prefecture by its code of JIS X 0401; the first two digits of a
    /// 医療機関コード.
    pub enum Prefecture ("prefecture") {
        Hokkaido = "01", "Hokkaido", "北海道";
        Aomori = "02", "Aomori", "青森県";
        Iwate = "03", "Iwate", "岩手県";
        Miyagi = "04", "Miyagi", "宮城県";
        Akita = "05", "Akita", "秋田県";
        Yamagata = "06", "Yamagata", "山形県";
        Fukushima = "07", "Fukushima", "福島県";
        Ibaraki = "08", "Ibaraki", "茨城県";
        Tochigi = "09", "Tochigi", "栃木県";
        Gunma = "10", "Gunma", "群馬県";
        Saitama = "11", "Saitama", "埼玉県";
        Chiba = "12", "Chiba", "千葉県";
        Tokyo = "13", "Tokyo", "東京都";
        Kanagawa = "14", "Kanagawa", "神奈川県";
        Niigata = "15", "Niigata", "新潟県";
        Toyama = "16", "Toyama", "富山県";
        Ishikawa = "17", "Ishikawa", "石川県";
        Fukui = "18", "Fukui", "福井県";
        Yamanashi = "19", "Yamanashi", "山梨県";
        Nagano = "20", "Nagano", "長野県";
        Gifu = "21", "Gifu", "岐阜県";
        Shizuoka = "22", "Shizuoka", "静岡県";
        Aichi = "23", "Aichi", "愛知県";
        Mie = "24", "Mie", "三重県";
        Shiga = "25", "Shiga", "滋賀県";
        Kyoto = "26", "Kyoto", "京都府";
        Osaka = "27", "Osaka", "大阪府";
        Hyogo = "28", "Hyogo", "兵庫県";
        Nara = "29", "Nara", "奈良県";
        Wakayama = "30", "Wakayama", "和歌山県";
        Tottori = "31", "Tottori", "鳥取県";
        Shimane = "32", "Shimane", "島根県";
        Okayama = "33", "Okayama", "岡山県";
        Hiroshima = "34", "Hiroshima", "広島県";
        Yamaguchi = "35", "Yamaguchi", "山口県";
        Tokushima = "36", "Tokushima", "徳島県";
        Kagawa = "37", "Kagawa", "香川県";
        Ehime = "38", "Ehime", "愛媛県";
        Kochi = "39", "Kochi", "高知県";
        Fukuoka = "40", "Fukuoka", "福岡県";
        Saga = "41", "Saga", "佐賀県";
        Nagasaki = "42", "Nagasaki", "長崎県";
        Kumamoto = "43", "Kumamoto", "熊本県";
        Oita = "44", "Oita", "大分県";
        Miyazaki = "45", "Miyazaki", "宮崎県";
        Kagoshima = "46", "Kagoshima", "鹿児島県";
        Okinawa = "47", "Okinawa", "沖縄県";
    }
}

code_list! {
    /// A region: what a firm is told of a hospital before its name.
    pub enum Region ("region") {
        Hokkaido = "hokkaido", "Hokkaido", "北海道";
        Tohoku = "tohoku", "Tohoku", "東北";
        Kanto = "kanto", "Kanto", "関東";
        Chubu = "chubu", "Chubu", "中部";
        Kinki = "kinki", "Kinki", "近畿";
        Chugoku = "chugoku", "Chugoku", "中国";
        Shikoku = "shikoku", "Shikoku", "四国";
        KyushuOkinawa = "kyushu_okinawa", "Kyushu and Okinawa", "九州・沖縄";
    }
}

impl Prefecture {
    /// 1 to 47.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Its region, by the eight regions of school atlases: Mie is in Kinki.
    #[must_use]
    pub fn region(self) -> Region {
        match self.number() {
            1 => Region::Hokkaido,
            2..=7 => Region::Tohoku,
            8..=14 => Region::Kanto,
            15..=23 => Region::Chubu,
            24..=30 => Region::Kinki,
            31..=35 => Region::Chugoku,
            36..=39 => Region::Shikoku,
            _ => Region::KyushuOkinawa,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_place_in_the_list() {
        assert_eq!(Prefecture::ALL.len(), 47);
        for prefecture in Prefecture::ALL {
            assert_eq!(prefecture.as_str(), format!("{:02}", prefecture.number()));
        }
    }

    #[test]
    fn every_region_has_its_prefectures() {
        let count = |region| {
            Prefecture::ALL
                .iter()
                .filter(|p| p.region() == region)
                .count()
        };
        let counts: Vec<_> = Region::ALL.iter().map(|region| count(*region)).collect();
        assert_eq!(counts, [1, 6, 7, 9, 7, 5, 4, 8]);
        assert_eq!(Prefecture::Tokyo.region(), Region::Kanto);
        assert_eq!(Prefecture::Okinawa.region(), Region::KyushuOkinawa);
    }
}
