package downhill.experiment;

import downhill.choice.Choice;

/** What descends. */
public sealed interface Subject extends Choice permits Network, OnSurface {}
