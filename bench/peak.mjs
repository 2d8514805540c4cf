/** Preloaded into every measured process: says its peak of resident memory (kB) when it ends. */
process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`));
