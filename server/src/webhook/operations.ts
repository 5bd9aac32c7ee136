import { implement } from '../operation/implementation.ts'
import { readWebhooks } from './read-webhooks.ts'
import { createWebhook, removeWebhook, renewWebhookSecret, updateWebhook } from './save-webhook.ts'
import { listDeliveries, resendDelivery, testWebhook } from './send-again.ts'

export const webhookOperations = {
  listWebhooks: implement('listWebhooks', readWebhooks),
  createWebhook,
  updateWebhook,
  renewWebhookSecret,
  removeWebhook,
  testWebhook,
  listDeliveries,
  resendDelivery,
} as const
