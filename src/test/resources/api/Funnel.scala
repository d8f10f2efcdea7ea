package com.example.tuning

import java.util.{Map => JavaMap}
import java.util.function.{Function => JavaFunction}
import org.deeplearning4j.nn.conf.{MultiLayerConfiguration, NeuralNetConfiguration}
import org.deeplearning4j.nn.conf.layers.{DenseLayer, OutputLayer}
import org.nd4j.linalg.activations.Activation
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction

/** A network whose layers halve from one to the next. */
class ScalaFunnel extends JavaFunction[JavaMap[String, Object], MultiLayerConfiguration] {

  override def apply(values: JavaMap[String, Object]): MultiLayerConfiguration = {
    val units = values.get("units").asInstanceOf[Number].intValue
    val count = values.get("layers").asInstanceOf[Number].intValue
    val layers = new NeuralNetConfiguration.Builder().list()
    for (width <- Iterator.iterate(units)(_ / 2).take(count))
      layers.layer(new DenseLayer.Builder().nOut(width).activation(Activation.RELU).build())
    layers
      .layer(new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build())
      .build()
  }
}
