/// Journeys of people through each channel (Gatling), with what must hold written in the script.
@NullMarked
package jp.akashi.load.journeys;

import org.jspecify.annotations.NullMarked;
