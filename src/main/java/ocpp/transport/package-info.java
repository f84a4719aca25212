/** TCP for many small frames: the threads that read and write sockets also run what the frames set going. */
@NullMarked
package ocpp.transport;

import org.jspecify.annotations.NullMarked;
