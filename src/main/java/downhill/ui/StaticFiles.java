package downhill.ui;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives files an ETag of their content: file times in a jar say nothing, since a repeatable build fixes them. */
@Configuration(proxyBeanMethods = false)
class StaticFiles {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        var filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true); // Tomcat does not compress what has a strong one
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/elements/*", "/theme/*", "/icons/*", "/webjars/*", "/aura/*");
        return registration;
    }
}
