import '../../src/web/studio-worker.ts';

/** A worker of the studio that dies over its first answer. */
addEventListener('message', ({ data }) => {
  if (data.task === 'answer')
    setTimeout(() => {
      throw new Error('out of memory');
    });
});
