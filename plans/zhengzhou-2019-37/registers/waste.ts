import { by } from '@gongjian/domain/register/due.ts'
import {
  choice,
  choices,
  computed,
  day,
  dayDone,
  f,
  money,
  note,
  quantity,
  required,
  text,
  yesNo,
} from '@gongjian/domain/register/field.ts'
import { countOf, seriesOf, sumOf } from '@gongjian/domain/register/figure.ts'
import { register, step } from '@gongjian/domain/register/register.ts'
import { CLOSED, END_2020, is, KEPT, recordViews, view, workViews } from './words.ts'

const WASTES = [
  '煤矸石',
  '尾矿',
  '冶炼渣',
  '粉煤灰',
  '炉渣',
  '工业副产石膏',
  '赤泥',
  '化工废渣',
  '其他一般固废',
  '危险废物',
]

function tonnes(label: string, aliases: readonly string[]) {
  return quantity(label, 't', { aliases })
}

/** 六（五）: rate of use = used / generated; hazardous waste only to a licensed operator. */
export const solidWaste = register('solid-waste', {
  title: '工业固体废物',
  clause: '6.5',
  subject: 'enterprise',
  life: 'record',
  counter: '项',
  purpose: '工业固体废物逐企业逐种类按年登记产生、利用、处置、贮存量，检查“三防”，危险废物只交有资质单位。',
  fields: {
    waste: required(choice('固废种类', WASTES, { aliases: ['固废类别', '废物名称', '种类'] })),
    way: choice('主要去向', ['综合利用', '处置', '贮存', '委托危废单位'], { aliases: ['处理方式', '去向'] }),
    receiver: text('利用（接收）单位', { aliases: ['利用单位', '接收单位'] }),
    yard: text('贮存场所', { aliases: ['堆场', '渣场'] }),
    noDust: yesNo('防扬散', { clause: '6.5.2.2' }),
    noLoss: yesNo('防流失', { clause: '6.5.2.2' }),
    noSeepage: yesNo('防渗漏', { clause: '6.5.2.2' }),
    threeProof: choice('“三防”检查结论', ['符合', '不符合', '未检查'], {
      aliases: ['三防措施', '三防情况'],
      clause: '6.5.2.2',
    }),
    checkedOn: dayDone('检查日期', { aliases: ['检查时间'] }),
    hazardousCode: text('危险废物代码', { aliases: ['危废代码'], longest: 30 }),
    operator: text('危废经营单位', { aliases: ['处置单位'], help: '须有相应资质', clause: '6.5.2.2' }),
    licence: text('危废经营许可证号', { aliases: ['许可证号'], longest: 60, clause: '6.5.2.2' }),
    taxRelief: yesNo('享受综合利用税收优惠', { aliases: ['税收优惠'], clause: '6.5.2.3' }),
    assessed: yesNo('已开展综合利用评价', { aliases: ['资源综合利用评价'], clause: '6.5.2.3' }),
  },
  due: by(END_2020, '6.5.1'),
  key: ['enterprise', 'waste'],
  series: [
    {
      id: 'yearly',
      title: '年度产生与去向',
      period: 'year',
      fields: {
        generated: tonnes('产生量', ['年产生量']),
        used: tonnes('综合利用量', ['利用量']),
        usedOfPast: tonnes('其中利用往年贮存量', ['利用往年量']),
        disposed: tonnes('处置量', []),
        stored: tonnes('贮存量', ['年末贮存量']),
        rate: computed('综合利用率', '%', f.times(f.number(100), f.divide(f.field('used'), f.field('generated'))), {
          decimals: 2,
        }),
        source: text('数据来源', { aliases: ['依据'] }),
      },
      asksBeyondPercent: 30,
      checks: [
        {
          kind: 'notAbove',
          field: 'usedOfPast',
          others: ['used'],
          message: '其中利用往年贮存量不多于综合利用量',
          clause: '6.5.1',
        },
        {
          kind: 'notAbove',
          field: 'used',
          less: 'usedOfPast',
          others: ['generated'],
          message: '综合利用量减去其中利用往年贮存量，不多于产生量',
          clause: '6.5.1',
        },
      ],
      // What lay there from before may be disposed of as well, and no column says how much of it.
      doubts: [
        {
          parts: ['disposed', 'used'],
          less: ['usedOfPast'],
          whole: 'generated',
          label: '处置量加当年综合利用量',
          message: '处置量加当年综合利用量多于产生量（确有处置往年贮存的除外）',
        },
      ],
    },
  ],
  figures: [
    seriesOf('rate', '综合利用率', { series: 'yearly', field: 'used', over: 'generated', unit: '%' }, [
      { field: 'waste', op: 'isNot', value: '危险废物' },
    ]),
    seriesOf('generated', '产生量', { series: 'yearly', field: 'generated', unit: 't' }),
    countOf('notProof', '“三防”不符合', [is('stage', 'listed'), is('threeProof', '不符合')]),
    countOf('hazardousNoLicence', '危废未填经营单位', [
      is('stage', 'listed'),
      is('waste', '危险废物'),
      { field: 'operator', op: 'unknown' },
    ]),
  ],
  views: recordViews(['waste', 'way', 'receiver', 'threeProof', 'checkedOn'], 'title', [
    view('“三防”不符合', ['waste', 'yard', 'checkedOn'], [is('threeProof', '不符合')], {
      field: 'title',
      descending: false,
    }),
    view('危险废物', ['hazardousCode', 'operator', 'licence'], [is('waste', '危险废物')], {
      field: 'title',
      descending: false,
    }),
  ]),
})

/** 六（五）2: bases, 静脉产业园 pilots, batteries, cement kilns. */
export const wasteProjects = register('waste-projects', {
  title: '固体废物利用项目',
  clause: '6.5.2.2',
  task: '6.5',
  subject: 'project',
  purpose: '工业资源综合利用基地、静脉产业园试点、动力蓄电池和铅酸蓄电池回收、水泥窑协同处置等项目，以及“三防”整治。',
  fields: {
    kind: required(
      choice(
        '项目类别',
        [
          '资源综合利用基地',
          '静脉产业园试点',
          '动力蓄电池回收利用',
          '铅酸蓄电池回收处置',
          '水泥窑协同处置',
          '大宗固废利用',
          '“三防”整治',
        ],
        { aliases: ['类别'] },
      ),
    ),
    wastes: choices('利用固废种类', [...WASTES, '废旧电池', '生活垃圾'], { aliases: ['固废种类'] }),
    content: note('建设内容', { aliases: ['主要内容'] }),
    capacity: quantity('年处理（利用）能力', 't/a', { aliases: ['处理能力', '利用能力'] }),
    investment: money('总投资', { aliases: ['投资额', '计划投资'] }),
    invested: money('累计完成投资', { aliases: ['完成投资'] }),
    pilot: choice('试点示范', ['国家级', '省级', '市级', '非试点'], { aliases: ['试点级别'] }),
    startedOn: dayDone('开工日期', { aliases: ['开工时间'] }),
  },
  steps: [
    step('立项', 'file', {
      kind: [
        '资源综合利用基地',
        '静脉产业园试点',
        '动力蓄电池回收利用',
        '铅酸蓄电池回收处置',
        '水泥窑协同处置',
        '大宗固废利用',
      ],
    }),
    step('建成', 'photo'),
    step('投运验收', 'file'),
  ],
  due: by(END_2020, '6.5.1'),
  key: ['title', 'enterprise'],
  figures: [countOf('byKind', '按类别', [KEPT], 'kind'), sumOf('capacity', '已建成能力', 'capacity', 't/a', [CLOSED])],
  views: workViews(['kind', 'wastes', 'capacity', 'investment', 'pilot']),
})

/** 六（五）2（3）: the published list. */
export const recyclingList = register('recycling-list', {
  title: '再生资源综合利用规范企业名单',
  clause: '6.5.2.3',
  task: '6.5',
  subject: 'enterprise',
  life: 'record',
  purpose: '申报、审核、公布的再生资源综合利用规范企业名单及有效期，不再符合条件的撤出。',
  fields: {
    resource: required(
      choice(
        '再生资源类别',
        [
          '废钢铁',
          '废有色金属',
          '废塑料',
          '废纸',
          '废轮胎',
          '废旧动力电池',
          '废铅酸电池',
          '废旧家电',
          '建筑垃圾',
          '其他',
        ],
        {
          aliases: ['类别', '资源类别'],
        },
      ),
    ),
    standard: text('规范条件', { aliases: ['行业规范条件', '准入条件'] }),
    round: text('公布批次', { aliases: ['批次'], longest: 30 }),
    capacity: quantity('年利用能力', 't/a', { aliases: ['处理能力', '综合利用能力'] }),
    progress: required(choice('申报进展', ['申报', '审核', '公布', '撤销'], { aliases: ['进展'] })),
    publishedOn: dayDone('公布日期', { aliases: ['公告日期'], indexed: true }),
    docNumber: text('公布文号', { aliases: ['公告文号', '文号'], longest: 60 }),
    until: day('有效期至', { aliases: ['有效期'] }),
    revokedOn: dayDone('撤销日期', { aliases: ['撤销时间'] }),
    taxRelief: yesNo('享受税收优惠', { aliases: ['税收优惠'] }),
  },
  due: by(END_2020, '6.5.1'),
  key: ['enterprise', 'resource'],
  checks: [
    { kind: 'notBefore', field: 'until', others: ['publishedOn'], message: '有效期不早于公布日期', clause: '6.5.2.3' },
  ],
  figures: [
    countOf('published', '已公布', [is('stage', 'listed'), is('progress', '公布')], 'resource'),
    sumOf('capacity', '年利用能力', 'capacity', 't/a', [is('stage', 'listed'), is('progress', '公布')]),
  ],
  views: recordViews(['resource', 'round', 'capacity', 'progress', 'publishedOn', 'until'], 'title', [
    view('公布名单', ['resource', 'round', 'publishedOn', 'until'], [is('progress', '公布')], {
      field: 'publishedOn',
      descending: true,
    }),
  ]),
})
