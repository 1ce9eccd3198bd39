import fc from 'fast-check';

// Properties draw the same cases on every machine; SEED=… draws others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_270_101) });
