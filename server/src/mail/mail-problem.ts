/** What nodemailer's errors say of themselves. */
interface MailError {
  readonly code?: string
  /** The server's own line: `535 5.7.8 Authentication credentials invalid`. */
  readonly response?: string
  readonly message: string
}

export interface MailProblem {
  /** For the office: what is wrong and what to do, with the server's words behind it. */
  readonly text: string
  /** The letter is not the cause: every other one would fail as this one did. */
  readonly isForAll: boolean
}

const CERTIFICATE = /certificate|self-signed/i
const CAUSE = /\b(E[A-Z]{4,}|wrong version number)\b/

function unreachable(message: string): string {
  if (CERTIFICATE.test(message))
    return '邮件服务器的证书不受信任：请系统管理员安装单位的根证书（NODE_EXTRA_CA_CERTS），内网自签名证书可在 SMTP_URL 末尾加 ?tls.rejectUnauthorized=false'
  if (message.includes('wrong version number'))
    return '邮件服务器的加密方式不对：465 端口写 smtps://，25、587 端口写 smtp://'
  const cause = CAUSE.exec(message)?.[1]
  return `连不上邮件服务器，请检查 SMTP_URL 的主机、端口和网络${cause === undefined ? '' : `（${cause}）`}`
}

function said({ response }: MailError): string {
  return response ? `（邮件服务器答复：${response.slice(0, 200)}）` : ''
}

/** An error of sending, as a sentence. */
export function mailProblem(error: unknown): MailProblem {
  const e: MailError = error instanceof Error ? error : { message: '' }
  const wantsSignIn = e.response?.startsWith('530') === true
  if (e.code === 'EAUTH' || e.code === 'ENOAUTH' || wantsSignIn) {
    const text = `邮件服务器不接受登录：请检查 SMTP_URL 里的用户名和密码（特殊字符须写成 %40 这样的编码）${said(e)}`
    return { text, isForAll: true }
  }
  if (e.code === 'EENVELOPE')
    return { text: `邮件服务器不收这个地址：请在“账号”里核对收件人邮箱${said(e)}`, isForAll: false }
  if (e.response) return { text: `邮件服务器拒收${said(e)}`, isForAll: false }
  return { text: unreachable(e.message), isForAll: true }
}
