package downhill.share;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of what somebody made and ran; properties {@code downhill.keep.*}.
 *
 * @param experiments of one owner; a further one takes the place of the oldest without a name
 * @param data bytes of the tables and points in all experiments of one owner, each counted once
 * @param file most bytes of a file that is imported
 * @param forgetAfter time without a sign of life of the owner after which his are forgotten; 0 keeps them for ever
 */
@ConfigurationProperties("downhill.keep")
public record KeepLimits(
        @DefaultValue("500") int experiments,
        @DefaultValue("20MB") DataSize data,
        @DefaultValue("30MB") DataSize file,
        @DefaultValue("365d") Duration forgetAfter) {}
