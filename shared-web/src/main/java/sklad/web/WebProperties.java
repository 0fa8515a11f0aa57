package sklad.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a request.
 *
 * @param maxBodySize room for a batch of 10,000 movements
 */
@ConfigurationProperties("sklad.web")
record WebProperties(@DefaultValue("8MB") DataSize maxBodySize) {}
