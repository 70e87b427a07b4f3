package downhill.share;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be given away; properties {@code downhill.share.*}.
 *
 * @param link most bytes behind a short link
 * @param links short links of the server; no further one is made beyond it
 * @param perDay short links that one owner makes in 24 hours
 * @param keepFor time after which a link that nobody has opened is forgotten; 0 keeps all for ever
 */
@ConfigurationProperties("downhill.share")
public record ShareLimits(
        @DefaultValue("256KB") DataSize link,
        @DefaultValue("1000000") int links,
        @DefaultValue("200") int perDay,
        @DefaultValue("0") Duration keepFor) {}
