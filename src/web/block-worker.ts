import type { PoolJob } from '../decompose/decompose.ts';
import { type BlockBatch, type BlockReply, blockService } from '../decompose/worker-pool.ts';

/** Thread of a browser that solves blocks: the first message is its job, each other one a batch. */
let reply: ((batch: BlockBatch) => Promise<BlockReply>) | undefined;
addEventListener('message', async ({ data }: MessageEvent<PoolJob | BlockBatch>) => {
  if ('park' in data) reply = blockService(data);
  else postMessage(await reply!(data));
});
