/** What makes one body's reports unlike another's. Trades of 新密 巩义 荥阳 登封 上街 as in 五（一）2; the others are plausible. */
export interface Place {
  /** How the clerk calls it. */
  readonly self: string
  /** Against a county of middling industry; after the staggered-production lists, where 登封, 荥阳 and 新密 weigh most. */
  readonly scale: number
  readonly trades: readonly string[]
}

export const places: Readonly<Record<string, Place>> = {
  '410102': { self: '我区', scale: 0.45, trades: ['机械加工', '包装印刷', '纺织印染'] },
  '410103': { self: '我区', scale: 0.5, trades: ['食品加工', '机械加工', '包装印刷'] },
  '410104': { self: '我区', scale: 0.4, trades: ['机械加工', '家具制造', '包装印刷'] },
  '410105': { self: '我区', scale: 0.3, trades: ['包装印刷', '汽车维修', '信息服务'] },
  '410106': { self: '我区', scale: 0.7, trades: ['铝加工', '水泥', '耐火材料'] },
  '410108': { self: '我区', scale: 0.35, trades: ['食品加工', '建材', '机械加工'] },
  '410122': { self: '我县', scale: 0.7, trades: ['汽车零部件', '建材', '化工'] },
  '410181': { self: '我市', scale: 1.4, trades: ['炭素', '铝精深加工', '耐火材料'] },
  '410182': { self: '我市', scale: 1.25, trades: ['建筑机械加工', '炭素', '采碎石', '氯化石蜡'] },
  '410183': { self: '我市', scale: 1.3, trades: ['耐材', '砖瓦', '造纸'] },
  '410184': { self: '我市', scale: 0.95, trades: ['建材', '食品加工', '机械制造'] },
  '410185': { self: '我市', scale: 1.2, trades: ['刚玉', '石灰窑', '铝加工'] },
  zhengdong: { self: '我区', scale: 0.25, trades: ['信息服务', '包装印刷', '汽车维修'] },
  gaoxin: { self: '我区', scale: 0.6, trades: ['电子信息', '机械加工', '制药'] },
  jingkai: { self: '我区', scale: 0.65, trades: ['汽车制造', '装备制造', '表面涂装'] },
  hanggang: { self: '我区', scale: 0.6, trades: ['电子信息', '生物医药', '机械加工'] },
}

/** Where a task finds nothing to work on, and why. */
export const notApplicable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2.2.1': {
    '410105': '经逐户核实，我区无方案所列落后产能生产线和设备，“地条钢”排查未发现线索，本项任务不涉及。',
    zhengdong: '辖区内无电解铝、水泥、合成氨等方案所列落后产能，本项任务不涉及，将继续做好日常排查。',
  },
  '3.1': {
    '410105': '经全面调查摸底，我区建成区内无钢铁、电解铝、水泥、焦化等重点行业重污染工业企业，不涉及搬迁改造任务。',
    '410104': '经摸底调查并与行业排放标准比对，我区建成区内无列入名单的重污染企业，暂不涉及搬迁改造任务。',
    zhengdong: '郑东新区以现代服务业为主，建成区内无重污染工业企业，不涉及搬迁改造任务。',
  },
  '4.2': {
    '410105': '我区无涉铅、汞、镉、铬、砷排放的重点行业企业，不涉及重金属综合整治任务。',
    '410108': '经排查，辖区内无重点行业涉重金属企业，不涉及本项任务。',
    zhengdong: '辖区内无重金属排放重点行业企业，不涉及本项任务。',
  },
  '4.3': {
    '410105': '经拉网式排查，我区无燃煤热风炉、燃煤加热烘干炉（窑）和燃料类煤气发生炉，不涉及淘汰任务。',
    zhengdong: '辖区内无工业窑炉，不涉及淘汰任务，将继续做好巡查。',
  },
  '4.6': {
    zhengdong: '辖区内无钢铁、建材、铸造、有色、化工等列入错峰生产的企业，不涉及本项任务。',
  },
  '5.1': {
    '410102': '我区铸造、炭素、耐火材料等传统产业已无在产企业，不涉及传统产业整合任务。',
    '410105': '我区以商贸服务和科技产业为主，无方案所列传统产业，不涉及整合任务。',
    zhengdong: '辖区内无方案所列传统产业，不涉及本项任务。',
    hanggang: '我区主导产业为电子信息、生物医药等，无方案所列传统产业整合任务。',
  },
}
