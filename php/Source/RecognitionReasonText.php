<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * Why a source won or lost, in words.
 *
 * @phpstan-import-type ConditionArray from Source
 */
final class RecognitionReasonText
{
    private const SHOWN_PARAMETERS = 3;

    public static function of(RecognitionReason $reason): string
    {
        $text = static fn (string $name): string => is_string($reason->params[$name] ?? null) ? $reason->params[$name] : '';

        return match ($reason->code) {
            'group' => self::group($reason),
            'condition' => self::condition($reason),
            'no_rule' => __('It has no rule, so it is never recognised by itself.', 'ringwell'),
            /* translators: %s: name of a source */
            'earlier' => sprintf(__('Not asked: %s comes first.', 'ringwell'), $text('name')),
            'disabled' => __('It is switched off.', 'ringwell'),
            /* translators: %s: host of a search engine */
            'search' => sprintf(__('The visitor came from the search results of %s.', 'ringwell'), $text('host')),
            'ysclid' => __('The link has a ysclid: a click in the search results of Yandex.', 'ringwell'),
            /* translators: %s: value of utm_medium */
            'medium' => sprintf(__('utm_medium is %s.', 'ringwell'), $text('value')),
            /* translators: %s: host of a site */
            'social', 'site' => sprintf(__('The visitor came from %s.', 'ringwell'), $text('host')),
            'fbclid' => __('The link has an fbclid: a click on Facebook or Instagram.', 'ringwell'),
            'tagged' => self::tagged($reason),
            'direct' => ($reason->params['internal'] ?? false) === true
                ? __('The visitor came from another page of the site, which tells nothing new.', 'ringwell')
                : __('Nothing tells where the visitor came from.', 'ringwell'),
            'paid' => __('The link has the marks of an advertisement.', 'ringwell'),
            'no_search' => __('The visitor did not come from search results.', 'ringwell'),
            'no_social' => __('The visitor did not come from a social network.', 'ringwell'),
            'no_referral' => __('The visitor came from no other site and by no tagged link.', 'ringwell'),
        };
    }

    private static function group(RecognitionReason $reason): string
    {
        /** @var list<ConditionArray> $conditions */
        $conditions = $reason->params['all'];

        /* translators: %s: conditions in words, "utm_source is yandex and utm_medium is cpc" */
        return sprintf(__('It fits: %s.', 'ringwell'), RuleText::group($conditions));
    }

    private static function condition(RecognitionReason $reason): string
    {
        /** @var array{condition: ConditionArray, actual: string} $params */
        $params = $reason->params;
        $condition = Condition::of($params['condition']);
        $words = RuleText::condition($condition);
        $actual = $condition->field === 'referrer_kind' ? RuleText::kind($params['actual']) : $params['actual'];

        return $actual === ''
            /* translators: %s: condition in words, "the link has a yclid" */
            ? sprintf(__('Not true here: %s.', 'ringwell'), $words)
            /* translators: 1: condition in words, "utm_medium is cpc"; 2: what was found instead */
            : sprintf(__('Not true here: %1$s. It is “%2$s”.', 'ringwell'), $words, $actual);
    }

    private static function tagged(RecognitionReason $reason): string
    {
        $marks = [];
        foreach (array_slice($reason->params, 0, self::SHOWN_PARAMETERS, true) as $name => $value) {
            $marks[] = is_string($value) ? "{$name}={$value}" : (string) $name;
        }

        /* translators: %s: parameters of the link, "utm_source=leaflet, utm_medium=qr" */
        return sprintf(__('The link is tagged (%s), but no source above recognises it.', 'ringwell'), implode(', ', $marks));
    }
}
