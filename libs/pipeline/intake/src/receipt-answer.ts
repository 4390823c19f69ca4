import { HttpStatus } from '@nestjs/common';
import { withStatus } from '@sourcedesk/platform/http';
import type { Receipt } from './intake.service';

/** 202 for what was stored now, 200 for bytes that were here before. */
export const receiptAnswer = ({ id, status, created }: Receipt) =>
  withStatus(created ? HttpStatus.ACCEPTED : HttpStatus.OK, { id, status });
