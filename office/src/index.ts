export { extractText, type DocumentKind, type ExtractedText } from './extract/extract-text.ts'
export {
  OFFICE_ERROR_MESSAGES,
  isOfficeError,
  officeError,
  refuseTooLarge,
  type OfficeError,
  type OfficeErrorCode,
} from './extract/office-error.ts'
export { sniffUpload, type UploadKind } from './sniff/sniff-upload.ts'
export { monthSummaryExcel } from './summary/excel/month-summary-excel.ts'
export { monthSummaryWord } from './summary/word/month-summary-word.ts'
export type { TableColumn, TableColumnKind, TableExport, TableRow, TableValue } from './table/table.ts'
export { writeTable, type TableFormat } from './table/table-export.ts'
export { bytesSource, fileSource, type ByteSource } from './register/raw/byte-source.ts'
export { MAX_TABLE_BYTES, openBook } from './register/raw/open-book.ts'
export type { ReadRow } from './register/read/read-rows.ts'
export { openRegisterFile, type RegisterFile } from './register/read/read-register-file.ts'
export { exportRegister, type RegisterExport, type RegisterRow } from './register/write/export-register.ts'
export { refusedWorkbook, type RefusedRow } from './register/write/refused-rows.ts'
export { registerTemplate, type RegisterTemplate } from './register/write/template.ts'
export { dossierWord } from './dossier/dossier-word.ts'
export { dossierZip } from './dossier/dossier-zip.ts'
export { opinionWord } from './entry-review/opinion-word.ts'
export { seasonOrderWord } from './season/season-order-word.ts'
