package downhill.corpus;

import downhill.experiment.Experiment;

/**
 * One experiment of the corpus.
 *
 * @param number its place in the corpus, from 0
 * @param stratum what it was drawn for
 * @param updates how long it trains at most
 */
record Case(int number, String stratum, Experiment experiment, int updates) {}
