/** What the words before a date say it is: "Published on", "Mis à jour le", "آخر تحديث". The last label counts; undefined without one. */
export function dateLabel(text: string): "published" | "modified" | undefined {
  let last: "published" | "modified" | undefined;
  for (const { groups } of text.slice(-160).matchAll(LABEL))
    last = groups?.modified === undefined ? "published" : "modified";
  return last;
}

const LABEL = new RegExp(
  "(?<modified>\\b(?:updated?|modified|revised|edited|last changed|mis(?:e)? à jour|modifié|actualizad[oa]|modificad[oa]|atualizad[oa]|aktualisiert|geändert|" +
    "aggiornat[oa]|bijgewerkt|güncelle\\p{L}*|diperbarui|dikemas kini|imesasishwa|zaktualizowan[oaey])|обновлен[оа]?|изменен[оа]?|оновлено|تحديث|تعديل|به‌?روز|更新|업데이트)" +
    "|\\b(?:publish(?:ed)?|publication date|date of publication|posted|issued|released?|filed|uploaded|online since|submitted|created|date|publiée?|paru|mis(?:e)? en ligne|publicad[oa]|publicación|fecha|data|" +
    "veröffentlicht|erschienen|erstellt|datum|pubblicat[oa]|gepubliceerd|yayın\\p{L}*|giriş|tarih\\p{L}*|diterbitkan|dipublikasikan|tanggal|imechapishwa|opublikowano)\\b|опубликован[оа]?|дата|опубліковано|نشر|النشر|التاريخ|تاریخ|انتشار|发布|發佈|公開|입력",
  "giu",
);
