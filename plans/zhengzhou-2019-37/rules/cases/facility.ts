import { row, type RuleCases, type Written } from '@gongjian/domain/rule/case.ts'

const ALUMINIUM: Written = { 产品: '电解铝', 额定产能: 25, 产能单位: '万吨/年', 位于中心城区: '否' }
const CARBON: Written = { 产品: '铝用炭素', 额定产能: 8, 产能单位: '万吨/年', 独立企业: '是' }
const AMMONIA: Written = { 产品: '合成氨', 额定产能: 18, 产能单位: '万吨/年' }
const CLINKER: Written = { 产品: '通用水泥熟料', 额定产能: 2000, 产能单位: '吨/日' }
const GRINDING: Written = { 产品: '水泥粉磨', 直径: 3, 特种水泥: '否' }

/** 二（二）1（2）②–⑥. */
export const facilityCases: RuleCases = {
  subject: 'facility',
  cases: [
    row({}, { 产品: '地条钢' }, 'eliminate', '地条钢不论规模', { clause: '2.2.1.2.2' }),
    row({}, { 产品: '地条钢', 额定产能: 500, 产能单位: '万吨/年' }, 'eliminate', '规模再大也是地条钢', {
      clause: '2.2.1.2.2',
    }),
    row({}, { 产品: '其他' }, 'keep', '不在②至⑥之列'),
    row({}, { 产品: '其他', 额定产能: 1, 产能单位: '万吨/年', 位于中心城区: '是' }, 'keep', '其他产品，小而在中心城区'),
    row({}, {}, 'unknown', '不知产品', { missing: ['产品'] }),
    row({}, { 额定产能: 5, 产能单位: '万吨/年' }, 'unknown', '只有产能', { missing: ['产品'] }),
    row({}, { 位于中心城区: '是' }, 'unknown', '中心城区退出的只是电解铝', { missing: ['产品'] }),

    row(ALUMINIUM, {}, 'keep', '25 万吨/年，不在中心城区'),
    row(ALUMINIUM, { 位于中心城区: '是' }, 'eliminate', '中心城区的，多大都退出', { clause: '2.2.1.2.3' }),
    row(ALUMINIUM, { 位于中心城区: '是', 额定产能: null, 产能单位: null }, 'eliminate', '中心城区的，产能不知也退出', {
      clause: '2.2.1.2.3',
    }),
    row(ALUMINIUM, { 位于中心城区: null }, 'unknown', '不知是否在中心城区', { missing: ['位于中心城区'] }),
    row(ALUMINIUM, { 额定产能: 19.9999 }, 'eliminate', '略小于 20 万吨/年', { clause: '2.2.1.2.3' }),
    row(ALUMINIUM, { 额定产能: 20 }, 'borderline', '恰为 20 万吨/年：“以下”没有写“及”', { clause: '2.2.1.2.3' }),
    row(ALUMINIUM, { 额定产能: 20.0001 }, 'keep', '略大于 20 万吨/年'),
    row(ALUMINIUM, { 额定产能: 200000, 产能单位: '吨/年' }, 'borderline', '200000 吨/年就是 20 万吨/年', {
      clause: '2.2.1.2.3',
    }),
    row(ALUMINIUM, { 额定产能: 199999, 产能单位: '吨/年' }, 'eliminate', '差 1 吨', { clause: '2.2.1.2.3' }),
    row(ALUMINIUM, { 额定产能: 200001, 产能单位: '吨/年' }, 'keep', '多 1 吨'),
    row(ALUMINIUM, { 额定产能: 20, 位于中心城区: '是' }, 'eliminate', '在界限上，但在中心城区', {
      clause: '2.2.1.2.3',
    }),
    row(ALUMINIUM, { 额定产能: 20, 位于中心城区: null }, 'borderline', '界限先于信息不足', { clause: '2.2.1.2.3' }),
    row(ALUMINIUM, { 额定产能: 10, 位于中心城区: null }, 'eliminate', '规模已够淘汰，位置不再影响', {
      clause: '2.2.1.2.3',
    }),
    row(ALUMINIUM, { 产能单位: null }, 'unknown', '有数没有单位', { missing: ['产能单位'] }),
    row(ALUMINIUM, { 额定产能: null }, 'unknown', '有单位没有数', { missing: ['额定产能'] }),
    row(ALUMINIUM, { 额定产能: 500, 产能单位: '吨/日' }, 'unknown', '吨/日不能换算成万吨/年', {
      missing: ['额定产能'],
    }),
    row(ALUMINIUM, { 额定产能: 0 }, 'eliminate', '零不是未知', { clause: '2.2.1.2.3' }),

    row(CARBON, {}, 'eliminate', '独立铝用炭素 8 万吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 80000, 产能单位: '吨/年' }, 'eliminate', '80000 吨/年就是 8 万吨/年', {
      clause: '2.2.1.2.4',
    }),
    row(CARBON, { 额定产能: '8万吨/年', 产能单位: null }, 'eliminate', '单位写在数里', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 80000, 产能单位: 't/a' }, 'eliminate', 't/a 就是吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 10 }, 'borderline', '恰为 10 万吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 100000, 产能单位: '吨/年' }, 'borderline', '100000 吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 99999, 产能单位: '吨/年' }, 'eliminate', '差 1 吨', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 100001, 产能单位: '吨/年' }, 'keep', '多 1 吨'),
    row(CARBON, { 额定产能: 8, 产能单位: '万t/a' }, 'eliminate', '万t/a 就是万吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: null }, 'unknown', '独立企业，不知规模', { missing: ['额定产能'] }),
    row(CARBON, { 额定产能: null, 独立企业: '否' }, 'keep', '不是独立企业，规模不必再问'),
    row(CARBON, { 额定产能: 9.9999 }, 'eliminate', '略小于 10 万吨/年', { clause: '2.2.1.2.4' }),
    row(CARBON, { 额定产能: 10.0001 }, 'keep', '略大于 10 万吨/年'),
    row(CARBON, { 独立企业: '否' }, 'keep', '不是独立企业（如电解铝厂自备）'),
    row(CARBON, { 独立企业: null }, 'unknown', '不知是否独立', { missing: ['独立企业'] }),
    row(CARBON, { 独立企业: null, 额定产能: 12 }, 'keep', '规模已够，是否独立不必再问'),
    row(CARBON, { 独立企业: '否', 额定产能: 10 }, 'keep', '不是独立企业，界限无关'),
    row(CARBON, { 独立企业: null, 额定产能: 10 }, 'unknown', '先要知是否独立，才谈得上界限', { missing: ['独立企业'] }),
    row(CARBON, { 位于中心城区: '是', 额定产能: 12 }, 'keep', '中心城区只管电解铝'),

    row({}, { 产品: '煤气', 工艺: '固定床间歇式' }, 'eliminate', '固定床间歇式煤气化炉', { clause: '2.2.1.2.5' }),
    row({}, { 产品: '煤气', 工艺: '其他' }, 'keep', '其他气化工艺'),
    row({}, { 产品: '煤气' }, 'unknown', '不知工艺', { missing: ['工艺'] }),
    row({}, { 产品: '煤气', 工艺: '固定床间歇式', 额定产能: 100, 产能单位: '万吨/年' }, 'eliminate', '不论规模', {
      clause: '2.2.1.2.5',
    }),
    row({}, { 工艺: '固定床间歇式' }, 'unknown', '只知工艺', { missing: ['产品'] }),

    row(AMMONIA, {}, 'eliminate', '单套 18 万吨/年', { clause: '2.2.1.2.5' }),
    row(AMMONIA, { 额定产能: 29.9999 }, 'eliminate', '略小于 30 万吨/年', { clause: '2.2.1.2.5' }),
    row(AMMONIA, { 额定产能: 30 }, 'borderline', '恰为 30 万吨/年', { clause: '2.2.1.2.5' }),
    row(AMMONIA, { 额定产能: 300000, 产能单位: '吨/年' }, 'borderline', '300000 吨/年', { clause: '2.2.1.2.5' }),
    row(AMMONIA, { 额定产能: 299999, 产能单位: '吨/年' }, 'eliminate', '差 1 吨', { clause: '2.2.1.2.5' }),
    row(AMMONIA, { 额定产能: 300001, 产能单位: '吨/年' }, 'keep', '多 1 吨'),
    row(AMMONIA, { 额定产能: 300, 产能单位: '千吨/年' }, 'borderline', '300 千吨/年就是 30 万吨/年', {
      clause: '2.2.1.2.5',
    }),
    row(AMMONIA, { 额定产能: 1000, 产能单位: '吨/日' }, 'unknown', '吨/日不能换算成万吨/年', { missing: ['额定产能'] }),
    row(AMMONIA, { 产能单位: null }, 'unknown', '有数没有单位', { missing: ['产能单位'] }),
    row(AMMONIA, { 额定产能: 35, 工艺: '固定床间歇式' }, 'keep', '固定床间歇式淘汰的是煤气化炉，另行一条'),
    row(AMMONIA, { 额定产能: 30.0001 }, 'keep', '略大于 30 万吨/年'),
    row(AMMONIA, { 额定产能: 30.0001, 工艺: null }, 'keep', '合成氨的界限不看工艺'),
    row(AMMONIA, { 额定产能: null }, 'unknown', '不知规模', { missing: ['额定产能'] }),

    row(CLINKER, {}, 'eliminate', '恰为 2000 吨/日：写了“及以下”，包括在内', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 0.2, 产能单位: '万吨/日' }, 'eliminate', '0.2 万吨/日就是 2000 吨/日', {
      clause: '2.2.1.2.6',
    }),
    row(CLINKER, { 额定产能: 2000, 产能单位: 't/d' }, 'eliminate', 't/d 就是吨/日', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 2000, 产能单位: '吨/天' }, 'eliminate', '吨/天就是吨/日', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 0.2, 产能单位: '万吨/天' }, 'eliminate', '万吨/天就是万吨/日', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: '0.2万吨/日', 产能单位: null }, 'eliminate', '单位写在数里', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 1999 }, 'eliminate', '少 1 吨', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 2001 }, 'keep', '多 1 吨'),
    row(CLINKER, { 额定产能: 1999.9999 }, 'eliminate', '略小于 2000 吨/日', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 2000.0001 }, 'keep', '略大于 2000 吨/日'),
    row(CLINKER, { 额定产能: 0.20001, 产能单位: '万吨/日' }, 'keep', '2000.1 吨/日'),
    row(CLINKER, { 额定产能: 5000 }, 'keep', '5000 吨/日'),
    row(CLINKER, { 特种水泥: null }, 'eliminate', '通用水泥熟料不必问是否特种', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 特种水泥: '是' }, 'eliminate', '除外写在粉磨之后，不及于熟料', { clause: '2.2.1.2.6' }),
    row(CLINKER, { 额定产能: 60, 产能单位: '万吨/年' }, 'unknown', '万吨/年不能换算成吨/日', { missing: ['额定产能'] }),
    row(CLINKER, { 额定产能: null }, 'unknown', '不知规模', { missing: ['额定产能'] }),
    row(CLINKER, { 产能单位: null }, 'unknown', '有数没有单位', { missing: ['产能单位'] }),

    row(GRINDING, {}, 'eliminate', '恰为 3 米：写了“及以下”，包括在内', { clause: '2.2.1.2.6' }),
    row(GRINDING, { 直径: 2.4 }, 'eliminate', '2.4 米', { clause: '2.2.1.2.6' }),
    row(GRINDING, { 直径: 2.9999 }, 'eliminate', '略小于 3 米', { clause: '2.2.1.2.6' }),
    row(GRINDING, { 直径: '300厘米' }, 'eliminate', '300 厘米就是 3 米', { clause: '2.2.1.2.6' }),
    row(GRINDING, { 直径: 3.0001 }, 'keep', '略大于 3 米'),
    row(GRINDING, { 直径: '3000mm' }, 'eliminate', '3000 毫米', { clause: '2.2.1.2.6' }),
    row(GRINDING, { 直径: '3001mm' }, 'keep', '3001 毫米'),
    row(GRINDING, { 特种水泥: '是' }, 'keep', '特种水泥除外'),
    row(GRINDING, { 特种水泥: '是', 直径: null }, 'keep', '特种水泥，直径不必再问'),
    row(GRINDING, { 特种水泥: null }, 'unknown', '不知是否特种水泥', { missing: ['特种水泥'] }),
    row(GRINDING, { 特种水泥: null, 直径: 3.8 }, 'keep', '直径已够，是否特种不必再问'),
    row(GRINDING, { 直径: null }, 'unknown', '不知直径', { missing: ['直径'] }),
    row(GRINDING, { 额定产能: 1, 产能单位: '万吨/年', 直径: 3.2 }, 'keep', '粉磨只看直径'),

    row(GRINDING, {}, 'keep', '方案成文之前不适用', { on: '2019-06-09' }),
    row(GRINDING, {}, 'eliminate', '成文当日起适用', { on: '2019-06-10', clause: '2.2.1.2.6' }),
    row(CLINKER, {}, 'eliminate', '期限过后仍应淘汰', { on: '2026-01-01', clause: '2.2.1.2.6' }),
  ],
}
