import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Testing Library cleans up by itself only where `afterEach` is global; here every test imports what it uses.
afterEach(cleanup);

// What arrives later is waited for as long as a loaded machine takes: no test asserts a time.
configure({ asyncUtilTimeout: 20_000 });
