//! Lists about the product.

use super::code_list;

code_list! {
    /// Product category; decides the GCP ordinance and the forms (domain 2.5 L2).
    pub enum ProductType ("L2") {
        Drug = "drug", "Drug", "医薬品";
        RegenerativeProduct = "regenerative_product", "Regenerative product (cell, gene)", "再生医療等製品";
        Device = "device", "Medical device", "医療機器（プログラムを含む）";
        Ivd = "ivd", "In-vitro diagnostic (IVD)", "体外診断用医薬品";
        Combination = "combination", "Combination product", "コンビネーション製品";
        Undecided = "undecided", "Undecided", "未定";
    }
}

code_list! {
    /// Modality of the product (domain 2.5 L3).
    pub enum Modality ("L3") {
        SmallMolecule = "small_molecule", "Small molecule", "低分子";
        Peptide = "peptide", "Peptide", "ペプチド";
        Oligonucleotide = "oligonucleotide", "Oligonucleotide (ASO, siRNA)", "核酸（ASO、siRNA）";
        Mrna = "mrna", "mRNA", "mRNA";
        MonoclonalAntibody = "monoclonal_antibody", "Monoclonal antibody", "抗体";
        BispecificTCellEngager = "bispecific_t_cell_engager", "Bispecific antibody, T-cell engager", "二重特異性抗体";
        Adc = "adc", "Antibody–drug conjugate (ADC)", "抗体薬物複合体";
        FusionEnzyme = "fusion_enzyme", "Fusion protein, enzyme", "融合タンパク質・酵素";
        Vaccine = "vaccine", "Vaccine (preventive)", "予防ワクチン";
        TherapeuticVaccine = "therapeutic_vaccine", "Therapeutic vaccine", "治療ワクチン";
        PlasmaDerived = "plasma_derived", "Plasma-derived", "血漿分画製剤";
        Radioligand = "radioligand", "Radioligand", "放射性リガンド";
        CellTherapyAutologous = "cell_therapy_autologous", "Cell therapy, autologous", "細胞（自家）";
        CellTherapyAllogeneic = "cell_therapy_allogeneic", "Cell therapy, allogeneic", "細胞（他家）";
        CarT = "car_t", "Gene-modified cells (CAR-T etc.)", "遺伝子改変細胞（CAR-Tなど）";
        InVivoGeneTherapyViral = "in_vivo_gene_therapy_viral", "Gene therapy in vivo, viral", "遺伝子治療（ウイルス）";
        InVivoGeneTherapyNonViral = "in_vivo_gene_therapy_non_viral", "Gene therapy in vivo, non-viral", "遺伝子治療（非ウイルス）";
        GeneEditing = "gene_editing", "Gene editing", "ゲノム編集";
        OncolyticVirus = "oncolytic_virus", "Oncolytic virus", "腫瘍溶解性ウイルス";
        Microbiome = "microbiome", "Microbiome", "マイクロバイオーム";
        DeviceImplant = "device_implant", "Device, implant", "植込み機器";
        DeviceCapital = "device_capital", "Device, capital equipment", "設置型機器";
        DeviceSamd = "device_samd", "Software as a medical device (SaMD)", "プログラム医療機器";
        DigitalTherapeutic = "digital_therapeutic", "Digital therapeutic", "治療用アプリ";
        IvdCdx = "ivd_cdx", "IVD or companion diagnostic", "体外診断・コンパニオン診断";
        Other = "other", "Other", "その他";
    }
}
