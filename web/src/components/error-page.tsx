import { ErrorState } from './error-state.tsx'
import { Link } from './link.tsx'
import { PageHead } from './page-head.tsx'

interface Props {
  /** What the page would have been: 企业, 台账. */
  readonly title: string
  readonly error: { readonly message: string }
  readonly onRetry?: () => void
  readonly back: { readonly href: string; readonly text: string }
}

/** A page that cannot be shown says which it is, and leads back. */
export function ErrorPage({ title, error, onRetry, back }: Props) {
  return (
    <>
      <PageHead title={title} lead={<Link href={back.href}>{back.text}</Link>} />
      <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />
    </>
  )
}
