/**
 * Radicals that NFKC leaves alone, and that fonts of Chrome and macOS print in place of the letter of the same shape.
 * Pairs: radical, letter.
 */
const RADICALS =
  '⺟母⺠民⺡氵⺢水⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼肉⺽臼⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒長⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲龜⻳龟'

const LETTERS = new Map(RADICALS.match(/../gu)?.map((pair) => [pair.slice(0, 1), pair.slice(1)]))

/** Compatibility ideographs, radicals and Latin ligatures; not the brackets and digits, which stay as printed. */
const LOOKALIKES = /[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06]|[\u{2f800}-\u{2fa1f}]/gu

export function toPlainIdeographs(text: string): string {
  return text.replace(LOOKALIKES, (letter) => LETTERS.get(letter) ?? letter.normalize('NFKC'))
}
