/** Every refusal the product knows: code → a Chinese sentence that says what to do. `{x}` is filled from the error's details. */
export const ERROR_CODES = {
  'bad-input': '填写有误：{problems}',
  'not-signed-in': '请先登录',
  'sign-in-failed': '账号或密码不正确',
  'sign-in-locked': '连续输错次数过多，请在 {until} 之后再试，或请系统管理员解锁',
  'totp-required': '请输入动态验证码',
  'totp-wrong': '动态验证码不正确，请核对手机时间后重试',
  'account-disabled': '账号已停用，请联系系统管理员',
  'password-must-change': '首次登录请先修改初始密码',
  'password-weak': '新密码至少 10 位，并且不能与账号、旧密码相同',
  'first-password-weak': '初始密码至少 10 位，并且不能与账号相同',
  'password-wrong': '当前密码不正确',
  'not-allowed': '您的角色（{role}）不能进行此操作',
  'cross-site': '这个请求不是从本系统的页面发出的，已拒绝；请从系统页面操作',
  'control-characters': '文字里有不可见的控制字符，请删去后再保存（多半是从别处粘贴带来的）',
  'role-unit-mismatch': '{role}应属于{kinds}，{unit}不是；请换一个单位或角色',
  'outside-scope': '该内容不在您的管辖范围内',
  'too-many-requests': '操作太频繁，请 {seconds} 秒后再试',
  'folder-not-empty': '目录 {dir} 不是空的，不会覆盖，请换一个新目录',
  'plan-not-found': '没有找到该方案',
  'plan-exists': '已有代码为 {code} 的方案，请换一个代码',
  'plan-empty': '没有读出任何任务：请在左侧补上至少一项任务及其牵头单位',
  'unit-not-found': '没有找到单位 {unit}',
  'task-not-found': '没有找到任务 {task}',
  'task-not-of-unit': '{task}不是{unit}承担的任务，该单位的月报没有这一条',
  'account-not-found': '没有找到账号 {login}',
  'account-exists': '账号 {login} 已存在',
  'account-self': '不能停用或修改自己的角色，请由另一位管理员办理',
  'session-not-found': '该登录会话已结束',
  'trial-off': '本系统不是演示环境，请用账号和密码登录',
  'period-not-found': '{month} 的月报尚未开启；系统在每月 1 日自动开启',
  'period-closed': '{month} 的月报已由 {by} 于 {at} 关闭。如需更正，请在月报页点“更正”，说明原因后形成新版本',
  'period-not-ready': '还不能关闭：{missing} 个单位没有提交，{open} 条未审结。可以先催报、审核，或填写带问题关闭的原因',
  'report-not-found': '没有找到该月报',
  'report-locked': '该月报已于 {at} 由 {by} 提交，正在等待牵头单位审核；被退回的条目才可以修改',
  'report-incomplete': '还有 {count} 项任务没有填写：{tasks}。填写本月进展，或选“不适用”并说明理由',
  'report-not-closed': '月报尚未关闭，可以直接修改，不需要更正',
  'line-locked': '该条已{state}（{by}，{at}），不能再修改；确需修改请联系{who}退回',
  'line-accepted':
    '该条已由 {by} 于 {at} 接受，不能再修改；确需修改请联系{who}撤回接受后退回，月份关闭后可点“更正”，说明原因形成新版本',
  'line-changed': '{by} 在 {at} 改过这一条，您的内容没有覆盖它。请对照后再保存',
  'line-not-submitted': '该条尚未提交，不能审核',
  'line-already-reviewed': '该条已审核',
  'line-not-accepted': '该条没有被接受，不需要撤回',
  'reason-required': '请填写理由',
  'version-not-found': '没有找到该版本',
  'filing-not-found': '没有找到该方案报送件',
  'filing-locked': '该方案已{state}（{by}，{at}），不能修改；确需修改请联系{who}退回',
  'filing-not-submitted': '该方案不在待审核状态（当前：{state}），不能审核',
  'filing-incomplete': '还缺：{parts}',
  'file-not-found': '没有找到该文件',
  'file-store-down': '存放附件的服务暂时用不了，文件没有存入或取出，请稍后再试；一直不行请联系管理员',
  'file-empty': '文件是空的，请重新选择',
  'file-too-large': '文件超过 {limit}，请压缩或拆分后再上传',
  'file-type-refused': '不接受这种文件（按内容识别为{type}）。可上传图片、PDF、Word、Excel、PPT、文本、压缩包、MP4',
  'photo-wanted':
    '“{step}”只收照片（JPG、PNG、WebP、GIF、HEIC），这个文件按内容是{type}。请拍照或选择照片；文件请传到要文件的步骤，没有这样的步骤就把文号写进这一步的说明',
  'photo-broken':
    '这张照片（图片）打不开或缺一部分（没有传完整，或文件已损坏，或像素太大），没有收下。请在手机或电脑上打开确认，重新拍照或选择图片再传',
  'file-unreadable': '{reason}',
  'not-a-plan': '这份文件不像工作方案：没有读到任务分工（牵头单位、责任单位）。请确认文件，或改用带文字层的版本',
  'area-map-refused': '区域图没有载入：{reason}',
  'area-map-not-found': '没有载入“{kind}”的区域图',
  'notice-not-found': '没有找到该提醒',
  'township-not-found': '没有找到该乡镇街道',
  'register-not-found': '没有找到台账 {register}',
  'item-not-found': '没有找到这条台账记录，它可能不在您的管辖范围内',
  'item-changed': '{by} 在 {at} 改过这一条（现为第 {version} 版），您的内容没有覆盖它。请对照后再保存',
  'version-required':
    '请写明所依据的版本：读这一条时 ETag 给出的值写入 If-Match，或写入 version。不写明版本会覆盖别人刚改的内容，所以没有保存',
  'key-reused': '这个防重复标记（Idempotency-Key）在 24 小时内已用于另一个请求，请换一个新的标记',
  'item-locked': '{why}',
  'item-refused': '{why}',
  'item-exists': '本单位已有相同的条目：{title}（编号 {id}）。请修改那一条，或改写{columns}以示区别',
  'item-unassigned': '责任单位待定，请先由牵头单位或市攻坚办指定责任单位',
  'own-due-late': '县区时限 {own} 晚于方案时限 {rule}，只可早于、不可晚于',
  'step-not-found': '没有找到步骤 {step}',
  'series-not-found': '没有找到时序数据 {series}',
  'view-not-found': '没有找到该视图，或它不是您保存的',
  'enterprise-not-found': '没有找到该企业，它可能不在您的管辖范围内',
  'enterprise-changed': '{by} 在 {at} 改过这家企业，您的内容没有覆盖它。请对照后再保存',
  'enterprise-merged': '该企业已并入“{name}”（编号 {id}），请在那一家上办理',
  'enterprise-exists':
    '本辖区已有同名企业“{name}”（编号 {id}）。同一家的请修改那一家；确为两家的，请给两家都填写统一社会信用代码',
  'enterprise-code-taken':
    '代码 {code} 已登记在“{name}”（编号 {id}）名下。同一家的请修改那一家或把两家合并；不是同一家的请核对营业执照',
  'enterprise-code-elsewhere': '代码 {code} 已由其他县（市、区）登记。请核对营业执照；确为同一家的，请联系市攻坚办合并',
  'merge-refused': '不能合并：{why}',
  'merge-not-found': '没有找到这次合并',
  'merge-undo-refused': '不能撤销：{why}',
  'enterprise-reason': '企业“{name}”已关停，改变它的生产状态须写明理由',
  'enterprise-shut':
    '企业“{name}”已关停，{kind}“{facility}”不能登记为在用。确已恢复生产的，请先在企业档案里写明理由改变生产状态，或在关停它的台账条目上登记反弹',
  'facility-not-found': '没有找到该设施',
  'facility-changed': '{by} 在 {at} 改过这个设施，您的内容没有覆盖它。请对照后再保存',
  'facility-exists': '这家企业已有名为“{name}”的{kind}，请改写名称以示区别',
  'facility-closed':
    '这家企业的{kind}“{name}”已于 {on} 关停，不会因重新登记、换一种写法而恢复。确已恢复的，请在该设施上说明理由恢复；另一台设备请换一个不会混淆的名称',
  'facility-name-kept':
    '关停的{kind}“{name}”保留原来的名称，只可换写法（5号窑写成 5#窑），以免用原名再登记一台。确已恢复的，请先说明理由恢复，再改名称',
  'facility-several':
    '这家企业有不止一个设施叫“{name}”：{names}，不知道指的是哪一个。请写成能区分的名称，或先在企业档案里给它们改名',
  'facility-parent-closed':
    '上级设施“{name}”已于 {on} 关停，其下的设施不能在用；请先说明理由恢复上级设施，或改挂在别处',
  'credit-overdrawn': '可用削减量不足：来源条目 {source} 共 {amount}，已用 {spent}，本条需要 {needed}{holders}',
  'import-not-found': '没有找到这次导入，或它不是您上传的',
  'import-not-ready': '这次导入{state}，现在不能{what}',
  'rule-not-found': '没有找到规则 {rule}',
  'review-not-found': '没有找到这次准入审查，它可能不在您的管辖范围内',
  'review-decided': '这次审查已由{by}于 {on} 决定“{decision}”；情况有变的，请重新审查后再决定',
  'review-superseded': '该项目已在 {on} 重新审查过，请按最近一次审查决定',
  'review-not-here': '这个方案没有项目准入审查的规则',
  'season-not-here': '这个方案没有错峰生产的规则',
  'season-not-found': '没有找到这个错峰季',
  'season-exists': '已有名为“{name}”的错峰季',
  'season-plan-not-found': '{unit}在这个错峰季没有方案',
  'season-locked': '不能{what}：{why}',
  'season-proposing': '正在按规则生成，完成或取消以后再{what}',
  'season-not-proposing': '没有正在进行的“按规则生成”，可能刚刚完成',
  'season-empty': '方案里还没有条目，请先“按规则生成”或在错峰生产台账里录入、导入',
  'season-incomplete': '还不能提交，{count} 条没有填完：{gaps}',
  'season-departed':
    '还不能批准：提交以后有变化，{count} 条与规则建议不一致或没有填完（{rows}）。请退回，由县（市、区）改正或写明理由后再次提交',
  'season-uniform': '还不能{what}：{count} 项核对发现没有改正或答复（{findings}）。逐项改正，或由县（市、区）写明理由',
  'season-unaccepted': '还不能批准：{count} 项答复没有认可（{findings}）。逐项认可，或退回并写明理由',
  'season-same-account': '提交与审核不能由同一账号办理',
  'finding-not-found': '没有这项核对发现，条目可能刚刚改过，请刷新后核对',
  'season-not-approved': '{unit}的{season}错峰方案还没有批准，没有可以执行的条目',
  'season-alert-not-found': '没有找到这次预警',
  'season-version-not-found': '没有找到第 {number} 版',
  'appraisal-not-found': '没有找到这个评比批次',
  'appraisal-exists': '已有名为“{name}”的评比批次',
  'appraisal-entry-not-found': '这个批次里没有这家企业的申报',
  'appraisal-scored': '“{name}”已经有企业打分，评分项不能再改；评比标准版本可以改',
  'appraisal-locked': '不能{what}：{why}',
  'appraisal-scores': '得分不能保存：{why}',
  'appraisal-same-account': '企业自评由 {by} 录入，县级初审应由另一账号办理',
  'appraisal-unready': '还不能公布：{why}',
  'leader-not-found': '公布名单里没有这一条',
  'leader-revoked': '该企业已于 {on} 取消资格',
  'sweep-not-found': '没有“{subject}”这一项规则排查',
  'bound-not-open': '规则“{rule}”的这一项没有未定的“以下”“以上”界限，不需要解释',
  'days-reversed': '截止日期 {until} 早于起始日期 {from}，请核对',
  'fact-unknown': '{subject}没有“{fact}”这一项，可写：{known}',
  'fact-refused': '{why}',
  'token-invalid': '接口令牌无效、已过期或已停用，请向本单位的审核人或经办索取新的令牌',
  'token-scope': '这个接口令牌没有“{scope}”的权限；需要时请本单位在“接口”页另建一个',
  'token-persons-only': '这个操作只能由人登录后办理，接口令牌不能办',
  'token-not-found': '没有找到这个接口令牌',
  'token-unit': '{unit}不设接口令牌',
  'webhook-not-found': '没有找到这个推送或这条推送记录',
  'webhook-stopped': '这个推送已停用，请先启用',
  'webhook-url': '接收地址不能用：{why}',
  'webhook-many': '一个单位最多 {most} 个推送，请先删除不再使用的',
  'mail-not-configured': '没有配置邮件服务器（SMTP_URL），只发送站内提醒',
  internal: '系统出错了，已记录（编号 {id}）。请稍后再试；若仍不行，把编号告诉系统管理员',
} as const

export type ErrorCode = keyof typeof ERROR_CODES
export type Details = Record<string, string | number>

/** A refusal of the domain. Doors translate it once; nothing below a door knows HTTP or exit codes. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly details: Details
  /** What stands now, for whoever wanted to write something else; undefined: the refusal is of another kind. */
  readonly current: unknown
  constructor(code: ErrorCode, details: Details = {}, current?: unknown) {
    super(sentence(code, details))
    this.name = 'DomainError'
    this.code = code
    this.details = details
    this.current = current
  }
}

export function sentence(code: ErrorCode, details: Details = {}): string {
  return ERROR_CODES[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))
}

export function fail(code: ErrorCode, details: Details = {}, current?: unknown): never {
  throw new DomainError(code, details, current)
}
