import { describe, expect, it } from 'vitest'
import { count, isAdded, money, quantity, text, type Field } from '../src/register/field.ts'

describe('a sum at the foot of a list', () => {
  it.each<[Field, boolean]>([
    [quantity('年耗煤量', 't/a'), true],
    [quantity('压减产能', '万吨/年'), true],
    [money('总投资'), true],
    [count('职工人数', '人'), true],
    // The unit stands in a column of its own.
    [quantity('额定产能', ''), false],
    [quantity('炉膛直径', 'm'), false],
    [quantity('颗粒物浓度', 'mg/m³'), false],
    [quantity('限产比例', '%'), false],
    [count('替代倍数', '倍'), false],
    [quantity('加价标准', '元/kWh'), false],
    [text('主要产品'), false],
  ])('$label: %s', (field, added) => expect(isAdded(field)).toBe(added))
})
