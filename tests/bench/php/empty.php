<?php

/* What nginx and PHP-FPM cost by themselves. */

echo '{}';
