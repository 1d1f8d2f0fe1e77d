#!/usr/bin/env node
// Errors name the lines of the sources.
process.setSourceMapsEnabled(true);
require('../dist/src/main.js');
