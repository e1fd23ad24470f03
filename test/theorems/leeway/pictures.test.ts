import colluders from '../../../src/theorems/leeway/leeway-against-colluders.js';
import dimension from '../../../src/theorems/leeway/leeway-against-dimension.js';
import { describeGeneralConduct } from '../harness.js';

describeGeneralConduct(dimension, { trials: 60 });
describeGeneralConduct(colluders, { trials: 60 });
