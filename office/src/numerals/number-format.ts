const DIGITS = '〇一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const FORMATS: Record<string, (n: number) => string> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => oneOf(0x2474, 20, n),
  decimalEnclosedFullstop: (n) => oneOf(0x2488, 20, n),
  ideographEnclosedCircle: (n) => oneOf(0x3280, 10, n),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: chineseLegal,
  japaneseLegal: chineseLegal,
  ideographLegalTraditional: chineseLegal,
  ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
  ideographZodiac: (n) => BRANCHES[n - 1] ?? String(n),
  lowerLetter: (n) => letters(n).toLowerCase(),
  upperLetter: letters,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperRoman: roman,
}

/** A counter's value as Word prints it for a number format; formats that no Chinese document uses come out as digits. */
export function formatNumber(n: number, format: string): string {
  return (FORMATS[format] ?? String)(n)
}

function oneOf(first: number, count: number, n: number): string {
  return n >= 1 && n <= count ? String.fromCodePoint(first + n - 1) : String(n)
}

function circled(n: number): string {
  if (n >= 21 && n <= 35) return oneOf(0x3251, 15, n - 20)
  return oneOf(0x2460, 20, n)
}

function fullWidth(n: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function digitByDigit(n: number): string {
  return String(n).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit)
}

export function chinese(n: number): string {
  return spell(n, DIGITS.replace('〇', '零'), ['', '十', '百', '千']).replace(/^一十/, '十')
}

function chineseLegal(n: number): string {
  return spell(n, LEGAL_DIGITS, ['', '拾', '佰', '仟'])
}

function spell(n: number, digits: string, places: string[]): string {
  if (n <= 0 || n > 9999) return String(n)
  const figures = String(n)
  let text = ''
  for (const [i, figure] of [...figures].entries()) {
    if (figure !== '0') text += (digits[Number(figure)] ?? '') + (places[figures.length - 1 - i] ?? '')
    else if (/[1-9]/.test(figures.slice(i + 1)) && !text.endsWith(digits[0] ?? '')) text += digits[0] ?? ''
  }
  return text
}

function letters(n: number): string {
  if (n < 1 || n > 780) return String(n)
  // Word repeats the letter after Z: AA, BB, CC.
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

function roman(n: number): string {
  let rest = n
  let text = ''
  for (const [value, sign] of ROMAN) {
    while (rest >= value && text.length < 20) {
      text += sign
      rest -= value
    }
  }
  return text
}
