import type { Column } from "#app/platform/tables/columns.ts";

/** What a file of products may tell, and how people name it. */
export const productColumns = [
  {
    field: "name",
    names: ["product", "product name", "title", "نام", "نام کالا", "نام محصول", "کالا", "محصول", "عنوان"],
  },
  { field: "sku", names: ["code", "product code", "item code", "کد", "کد کالا", "کد محصول", "شناسه کالا"] },
  { field: "nameEn", names: ["english name", "name in english", "name en", "نام انگلیسی", "نام لاتین"] },
  { field: "category", names: ["type", "group", "دسته", "دسته‌بندی", "گروه", "گروه کالا"] },
  { field: "description", names: ["about", "text", "توضیح", "توضیحات", "شرح", "معرفی"] },
  { field: "features", names: ["feature", "specifications", "specs", "ویژگی", "ویژگی‌ها", "مشخصات"] },
] as const satisfies Column<string>[];

export type ProductField = (typeof productColumns)[number]["field"];
