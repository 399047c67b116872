<?php

declare(strict_types=1);

/* What nginx and PHP-FPM cost by themselves. */

echo '{}';
