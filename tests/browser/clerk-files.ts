import ExcelJS from 'exceljs'
import sharp from 'sharp'

/** As a phone takes it, at a place of its own. */
export async function photo(latitude: string, longitude: string): Promise<Buffer> {
  const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#8a8f94' } })
  const exif = {
    IFD2: { DateTimeOriginal: '2019:09:18 10:21:07' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: latitude, GPSLongitudeRef: 'E', GPSLongitude: longitude },
  }
  return image.withExif(exif).jpeg().toBuffer()
}

/** As a county keeps it: a title, a head in its own words, a total, and what no machine can take. */
export async function messyWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('窑炉清单')
  sheet.addRow(['新密市工业窑炉排查清单'])
  sheet.mergeCells('A1:G1')
  sheet.addRow(['县市区', '单位名称', '窑炉名称', '炉型', '燃料种类', '炉膛内径（mm）', '是否达标'])
  sheet.addRow(['新密市', '演示导入耐材01号厂', '1号热风炉', '热风炉', '煤', '１,２００', '否'])
  sheet.addRow(['新密市', '演示导入耐材02号厂', '1号烘干窑', '烘干炉（窑）', '天然气', '≤1500', '√'])
  sheet.addRow(['新密市', '演示导入耐材03号厂', '1号窑', '飞碟炉', '煤', 900, '是'])
  sheet.addRow(['合计', '', '', '', '', 3600, ''])
  return Buffer.from(await book.xlsx.writeBuffer())
}
