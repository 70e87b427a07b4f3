/** Makes servers that share a database one cluster; a server alone is a cluster of one. Knows no runs. */
@NullMarked
package downhill.run.cluster;

import org.jspecify.annotations.NullMarked;
