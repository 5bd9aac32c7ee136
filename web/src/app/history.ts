import { createBrowserHistory } from '@tanstack/react-router'

/** One for the whole web: links and table states push to it, the router listens. */
export const history = createBrowserHistory()
