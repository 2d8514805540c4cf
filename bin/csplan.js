#!/usr/bin/env node
import module from 'node:module';

// Node 22 and newer keep the compiled code of earlier runs.
module.enableCompileCache?.();
const { runProcess } = await import('../dist/main.js');
await runProcess();
