<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** What each hold would bring a pool: the best one in minutes, when that was found, and the whole of it as JSON. */
final class M0010ForecastHolds implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        (new Change($wpdb, 'pools'))
            ->add('forecast_minutes', 'int(11) DEFAULT NULL')
            ->add('forecast_at', 'bigint(20) DEFAULT NULL')
            ->add('hold_forecast', 'longtext DEFAULT NULL');
    }

    public function tables(): array
    {
        return ['pools' => ['forecast_minutes', 'forecast_at', 'hold_forecast']];
    }
}
