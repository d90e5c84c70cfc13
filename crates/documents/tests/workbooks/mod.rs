//! Workbooks as offices make them.

use rust_xlsxwriter::{Format, Workbook};

/// A list of the office's own: other names, other order, columns moved, a title
/// above, numbers as text, merged cells.
pub fn office_list() -> Vec<u8> {
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("メモ").unwrap();
    notes.write(0, 0, "前回の続き").unwrap();
    let list = book.add_worksheet();
    list.set_name("患者数2026").unwrap();
    list.write(0, 0, "患者数一覧（治験事務局）").unwrap();
    for (column, head) in (1..).zip([
        "診療科",
        "ICD10",
        "数え方",
        "年間の新規患者数",
        "数えた年度",
        "領域",
    ]) {
        list.write(3, column, head).unwrap();
    }
    for (column, cell) in (1..).zip([
        "呼吸器内科",
        "ｃ３４．９",
        "推定",
        "１，２００名",
        "令和7年度",
        "固形がん、神経",
    ]) {
        list.write(4, column, cell).unwrap();
    }
    // One department over two lines, as people merge cells.
    list.merge_range(5, 1, 6, 1, "神経内科", &Format::new())
        .unwrap();
    list.write(5, 2, "G12.2").unwrap();
    list.write(6, 2, "G20").unwrap();
    book.save_to_buffer().unwrap()
}

/// Days counted from 1904, as Excel for the Mac did.
pub fn from_1904() -> Vec<u8> {
    // 44,909 days after 1904-01-01.
    packed(
        r#"<workbookPr date1904="1"/>"#,
        "",
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>項目キー（変えない）</t></is></c><c r="B1" t="inlineStr"><is><t>回答</t></is></c></row>
           <row r="2"><c r="A2" t="inlineStr"><is><t>irb/meetings/1</t></is></c><c r="B2" s="1"><v>44909</v></c></row>"#,
        "",
    )
}

/// A name with its furigana, as Excel in Japanese keeps it.
pub fn with_readings() -> Vec<u8> {
    packed(
        "",
        r#"<si><t>医療機関の名称</t></si><si><r><t>見本</t></r><r><t>病院</t></r><rPh sb="0" eb="2"><t>ミホン</t></rPh></si>"#,
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Item key (leave)</t></is></c><c r="B1" t="inlineStr"><is><t>Answer</t></is></c></row>
           <row r="2"><c r="A2" t="inlineStr"><is><t>basic/name_ja</t></is></c><c r="B2" t="s"><v>1</v></c></row>
           <row r="3"><c r="A3" t="inlineStr"><is><t>basic/name_en</t></is></c><c r="B3" t="inlineStr"><is><t>Sample Hospital</t></is></c></row>"#,
        "",
    )
}

/// A workbook as its parts, for what the writer does not make.
pub fn packed(properties: &str, strings: &str, rows: &str, after: &str) -> Vec<u8> {
    use std::io::Write;
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const PACK: &str = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{PACK}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}<sheets><sheet name="項目" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!(r#"<sst xmlns="{MAIN}">{strings}</sst>"#),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>"#
            ),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
