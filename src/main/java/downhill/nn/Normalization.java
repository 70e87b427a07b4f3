package downhill.nn;

import downhill.choice.Choice;

/** What stands between the linear part of a layer and its activation. */
public sealed interface Normalization extends Choice permits NoNormalization, BatchNorm, LayerNorm {}
